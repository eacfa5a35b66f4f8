package dev.culprit.connector.jdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What needs no server; the rest is in [TrinoContractTest].
class TrinoSettingsTest {
    private static final String BASE = "jdbc:trino://lake.example/hive/shop?user=ann";

    private final TrinoProvider provider = new TrinoProvider();
    private final TrinoDialect dialect =
            new TrinoDialect(new SourceId("trino://lake.example:443/hive"), "ann", "", List.of());

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read(BASE + "&SSL=true&SSLVerification=CA&password=s%26t&accessToken=tok")
                        .orElseThrow();

        assertThat(address.profile().name()).isEqualTo("trino://lake.example:443/hive/shop");
        assertThat(address.profile().settings())
                .containsEntry("host", "lake.example")
                .containsEntry("port", "443")
                .containsEntry("catalog", "hive")
                .containsEntry("schema", "shop")
                .containsEntry("ssl_mode", "verify-ca");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("s&t");
        assertThat(address.asSecrets().secret("token").reveal()).isEqualTo("tok");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("jdbc:postgresql://lake.example/hive")).isEmpty();
    }

    @Test
    void withoutEncryptionThePortIsThatOfTheDriver() throws Exception {
        assertThat(provider.read(BASE).orElseThrow().profile().settings())
                .containsEntry("port", "80")
                .containsEntry("ssl_mode", "disable");
    }

    @Test
    void driverIsToldToBeHarmless() throws Exception {
        SourceAddress address = provider.read(BASE + "&SSL=true&accessToken=tok").orElseThrow();

        assertThat(TrinoProvider.properties(address.profile(), address.asSecrets()))
                .containsEntry("SSL", "true")
                .containsEntry("SSLVerification", "FULL")
                .containsEntry("accessToken", "tok")
                .containsEntry("timezone", "UTC")
                .containsEntry("disallowLocalRedirect", "true")
                .doesNotContainKeys("password", "sessionProperties", "externalAuthentication");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "externalAuthentication=true",
                "sessionProperties=query_max_run_time:9h",
                "socksProxy=evil.example:1",
                "httpProxy=evil.example:1",
                "KerberosKeytabPath=/etc/krb5.keytab",
                "SSLKeyStorePath=/etc/keys",
                "extraCredentials=a:b",
                "dnsResolver=evil.Resolver",
                "roles=system:admin",
                "sessionUser=root"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> provider.read(BASE + "&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in a Trino address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:trino://lake.example?user=ann",
                "jdbc:trino://lake.example/?user=ann",
                "jdbc:trino://lake.example/hive/shop/more?user=ann",
                "jdbc:trino://one,two/hive?user=ann",
                "jdbc:trino://lake.example/hive",
                "jdbc:trino://lake.example/hive?user=ann&SSL=true&SSLVerification=MAYBE"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @CsvSource({"catalog,hive?SSL=false", "catalog,a/b", "schema,a/b", "host,h:1/x?SSL=false"})
    void settingsThatWouldAddToTheAddressAreRefused(String setting, String value) {
        Map<String, String> settings =
                new java.util.HashMap<>(Map.of("host", "h", "catalog", "c", "user", "ann"));
        settings.put(setting, value);

        assertThatThrownBy(() ->
                        provider.open(new SourceProfile("x", "trino", settings), Secrets.NONE))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("must not contain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH SESSION query_max_run_time = '9h' SELECT 1",
                "with session hive.x = true select 1",
                "WITH FUNCTION f() RETURNS bigint RETURN 1 SELECT f()",
                "SELECT * FROM TABLE(pg.system.query(query => 'DELETE FROM t RETURNING *'))",
                "SELECT 1; DELETE FROM t",
                "SELECT 1 -- x",
                "EXPLAIN ANALYZE DELETE FROM t",
                "TABLE t"
            })
    void whatBringsMoreThanAQueryIsRefused(String sql) {
        assertThatThrownBy(() -> dialect.requireSingleQuery(sql))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH session AS (SELECT 1 AS a) SELECT a FROM session",
                "WITH function (a) AS (SELECT 1) SELECT a FROM function",
                "SELECT \"table\" FROM t WHERE a = 'TABLE -- ;'",
                "(SELECT 1)"
            })
    void queriesPass(String sql) throws Exception {
        dialect.requireSingleQuery(sql);
        assertThat(sql).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "47, REJECTED",
        "4, REJECTED",
        "44, UNREACHABLE",
        "65536, INTERNAL",
        "131073, THROTTLED",
        "131075, TIMEOUT",
        "196608, INTERNAL",
        "16777216, INTERNAL"
    })
    void codesOfTheServerHaveTheirKind(int code, FailureKind kind) {
        assertThat(dialect.of(new SQLException("Query failed (#1): x", null, code)).kind())
                .isEqualTo(kind);
    }

    @Test
    void whatFailsOnTheWayHasNoCode() {
        var refused = new UncheckedIOException(new ConnectException("Connection refused"));
        assertThat(dialect.of(new SQLException("Error executing query: x", refused)).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(dialect.of(new SQLException("Authentication failed: wrong")).kind())
                .isEqualTo(FailureKind.AUTH);
        assertThat(dialect.of(new SQLException("Query failed (#1): no reason")).kind())
                .isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void aServerThatIsNotThereAndOneThatKnowsNobodyAreToldWhenItIsOpened() throws Exception {
        assertThat(openingFails(StubServer.deadPort())).isEqualTo(FailureKind.UNREACHABLE);
        try (StubServer stub = new StubServer(_ -> Reply.of(401, Map.of(), "who are you?"))) {
            assertThat(openingFails(stub.port())).isEqualTo(FailureKind.AUTH);
            assertThat(stub.requests())
                    .allSatisfy(it -> {
                        assertThat(it.path()).isEqualTo("/v1/statement");
                        assertThat(it.header("x-trino-user")).isEqualTo("ann");
                        assertThat(it.header("x-trino-time-zone")).isEqualTo("UTC");
                    });
        }
    }

    private FailureKind openingFails(int port) throws ConnectorException {
        SourceAddress address =
                provider.read("trino://127.0.0.1:" + port + "/hive?user=ann&connectTimeout=2")
                        .orElseThrow();
        return catchThrowableOfType(
                        ConnectorException.class,
                        () -> provider.open(address.profile(), address.asSecrets()))
                .kind();
    }

    @Test
    void plansTellRowsAndBytesOfAllScansAndNothingWithoutStatistics() {
        String scan =
                """
                {"table" : {"catalog" : "m", "schemaTable" : {"schema" : "s", "table" : "t"}},
                 "constraint" : {"none" : false, "columnConstraints" : [ ]},
                 "estimate" : {
                  "outputRowCount" : %s,
                  "outputSizeInBytes" : %s,
                  "cpuCost" : 0.0}}
                """;
        String whole = "], \"estimate\" : {\"outputRowCount\" : 1.0, \"outputSizeInBytes\" : 9.0,";

        assertThat(
                        TrinoPlan.read(
                                scan.formatted("1.5E3", "9000.0")
                                        + scan.formatted("20.0", "100.0")
                                        + whole))
                .isEqualTo(new CostEstimate(OptionalLong.of(1520), OptionalLong.of(9100)));
        assertThat(
                        TrinoPlan.read(
                                scan.formatted("\"NaN\"", "\"NaN\"")
                                        + scan.formatted("20.0", "\"NaN\"")
                                        + whole))
                .isEqualTo(CostEstimate.UNKNOWN);
    }
}
