package dev.culprit.connector.jdbc.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.CatalogDrivers;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real driver, apart from everything else, against a stub of the service, as there is no server to
/// start; needs `-Pservers`.
@Tag("servers")
class SnowflakeContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private static final SnowflakeProvider PROVIDER = new SnowflakeProvider(new CatalogDrivers());
    private static SnowflakeStub stub;

    @BeforeAll
    static void start() throws Exception {
        stub = new SnowflakeStub(folder.resolve("shop.duckdb"));
        ContractTables.execute(
                stub.engine(),
                "CREATE TABLE customers (customer_id varchar, name varchar)",
                "CREATE TABLE orders (order_id bigint, customer_id varchar,"
                        + " amount decimal(10, 2), weight double, paid boolean,"
                        + " placed_at timestamp, ship_date date, pickup time, note varchar)",
                "CREATE SCHEMA stub",
                "CREATE VIEW stub.tables AS SELECT t.table_schema, t.table_name, t.table_type,"
                        + " d.estimated_size AS row_count FROM information_schema.tables t"
                        + " LEFT JOIN duckdb_tables() d ON d.schema_name = t.table_schema"
                        + " AND d.table_name = t.table_name"
                        + " WHERE t.table_catalog = current_database() AND t.table_schema = 'main'",
                "CREATE VIEW stub.columns AS SELECT table_schema, table_name, column_name,"
                        + " CASE WHEN data_type = 'TIMESTAMP' THEN 'TIMESTAMP_NTZ'"
                        + " WHEN data_type = 'BIGINT' OR data_type LIKE 'DECIMAL%' THEN 'NUMBER'"
                        + " ELSE data_type END AS data_type, numeric_scale,"
                        + " ordinal_position FROM information_schema.columns"
                        + " WHERE table_catalog = current_database() AND table_schema = 'main'");
        ContractTables.fillDuckDb(stub.engine());
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(stub.host(), SnowflakeStub.PASSWORD);
    }

    private static Connector open(String host, String password) throws ConnectorException {
        return open(
                host,
                Map.of(),
                field -> field.equals("password") ? Secret.of(password) : Secret.NONE);
    }

    private static Connector open(String host, Map<String, String> more, Secrets secrets)
            throws ConnectorException {
        Map<String, String> settings =
                new TreeMap<>(
                        Map.of(
                                "account", "acme-test",
                                "host", host,
                                "user", "ann",
                                "database", "SHOP",
                                "schema", "main",
                                "warehouse", "W",
                                "role", "READER",
                                "connect_seconds", "5"));
        settings.putAll(more);
        var profile = new SourceProfile("shop", "snowflake", settings);
        assertThat(PROVIDER.type().problem(profile)).isEmpty();
        return PROVIDER.open(profile, secrets);
    }

    @Test
    void aKeyPairStandsForThePassword() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path file =
                Files.writeString(
                        folder.resolve("key.p8"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(pair.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n");
        Map<String, String> key = Map.of("private_key", file.toString());
        stub.know(generator.generateKeyPair().getPublic());
        assertThatThrownBy(() -> open(stub.host(), key, Secrets.NONE))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTH));

        stub.know(pair.getPublic());

        try (Connector connector = open(stub.host(), key, Secrets.NONE)) {
            assertThat(connector.check().version()).isEqualTo("Snowflake 9.1.0");
        }
        assertThat(stub.logins().getLast().has("PASSWORD")).isFalse();
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range <> b.range";
    }

    /// Not used: Snowflake has no read-only session, so none is declared.
    @Override
    protected List<String> attacks() {
        return List.of();
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("127.0.0.1:9", SnowflakeStub.PASSWORD));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(stub.host(), "wrong"));
    }

    @Test
    void aSessionIsLimitedBeforeAQueryIsSeenAndRolledBackAfter() throws Exception {
        int before = stub.asked().size();
        run("SELECT 1 AS one");

        assertThat(stub.asked().subList(before, stub.asked().size()))
                .containsExactly(
                        SnowflakeSession.settings(Permitted.AMPLE),
                        "BEGIN",
                        "SELECT 1 AS one",
                        "ROLLBACK");
        assertThat(SnowflakeSession.settings(Permitted.AMPLE))
                .contains("STATEMENT_TIMEOUT_IN_SECONDS = 30")
                .contains("MULTI_STATEMENT_COUNT = 1");
    }

    @Test
    void theLoginNamesTheRoleAndNothingOfTheMachine() {
        assertThat(stub.logins().getFirst().path("LOGIN_NAME").asText()).isEqualTo("ann");
        assertThat(stub.logins().getFirst().path("SESSION_PARAMETERS").toString())
                .contains("\"MULTI_STATEMENT_COUNT\":\"1\"")
                .contains("\"CLIENT_TELEMETRY_ENABLED\":\"false\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM orders",
                "SELECT 1; DROP TABLE orders",
                "SELECT 1 ->> SELECT 2",
                "SELECT 1 // comment",
                "SELECT $$ ' $$",
                "SELECT * FROM @stage/file.csv",
                "SELECT \"a\\\" FROM t; DROP TABLE orders; --\"",
                "SELECT * INTO x FROM orders",
                "CALL system$wait(60)"
            })
    void whatIsMoreThanAQueryIsNotSent(String text) {
        int before = stub.asked().size();

        assertThatThrownBy(() -> run(text)).isInstanceOf(ConnectorException.class);
        assertThat(stub.asked()).hasSize(before);
    }

    @Test
    void theRolesRightsAreSaidToBeTheOnlyGuard() throws Exception {
        assertThat(connector().check().version()).isEqualTo("Snowflake 9.1.0");
        assertThat(connector().check().warnings())
                .singleElement()
                .asString()
                .startsWith("ann uses the role READER, which may be allowed to write");
        assertThat(SnowflakeDialect.warnings("ann", "SYSADMIN").getFirst())
                .contains("administers the account");
    }
}
