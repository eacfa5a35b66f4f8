package dev.culprit.connector.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.InformationSchemaCatalogue;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceId;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be known without a server. Its protocol is spoken in [SqlServerContractTest].
class SqlServerTest {
    private static final String BASE = "jdbc:sqlserver://db.example;databaseName=shop;user=ann";

    private final SqlServerProvider provider = new SqlServerProvider();

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read(
                                "jdbc:sqlserver://db.example:1444;DatabaseName=shop;user=ann;"
                                        + "password={s;t=u};encrypt=strict;")
                        .orElseThrow();

        assertThat(address.profile().name()).isEqualTo("sqlserver://db.example:1444/shop");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("s;t=u");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("jdbc:postgresql://db.example/shop")).isEmpty();
    }

    @Test
    void driverIsAskedForReadingOnlyAndForTls() throws Exception {
        SourceAddress address = provider.read(BASE + ";password=x").orElseThrow();

        assertThat(SqlServerProvider.properties(address.profile(), address.asSecrets()))
                .containsAllEntriesOf(
                        Map.of(
                                "applicationIntent", "ReadOnly",
                                "databaseName", "shop",
                                "encrypt", "true",
                                "trustServerCertificate", "false",
                                "loginTimeout", "15",
                                "queryTimeout", "30",
                                "user", "ann",
                                "password", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socketFactoryClass=evil.Factory",
                "trustManagerClass=evil.Manager",
                "integratedSecurity=true",
                "accessTokenCallbackClass=evil.Callback",
                "applicationIntent=ReadWrite",
                "keyStoreLocation=/tmp/x",
                "jaasConfigurationName=x"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> provider.read(BASE + ";" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in an SQL Server address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlserver://db.example\\instance;databaseName=shop;user=ann",
                "jdbc:sqlserver://db.example;user=ann",
                "jdbc:sqlserver://db.example;databaseName=shop",
                "jdbc:sqlserver://db.example;databaseName=shop;user=ann;password={open",
                "jdbc:sqlserver://;databaseName=shop;user=ann"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void unknownHostIsUnreachable() throws Exception {
        SourceAddress nowhere =
                provider.read(
                                "jdbc:sqlserver://127.0.0.1:1;databaseName=shop;user=ann;"
                                        + "loginTimeout=2")
                        .orElseThrow();

        assertThatThrownBy(() -> provider.open(nowhere.profile(), nowhere.asSecrets()))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "18456, S0001, AUTH",
        "4060, S0001, UNREACHABLE",
        "0, 08S01, UNREACHABLE",
        "0, HY008, TIMEOUT",
        "1205, 40001, THROTTLED",
        "1222, S0001, THROTTLED",
        "208, S0002, REJECTED",
        "229, S0005, REJECTED"
    })
    void failuresAreToldApartByTheirNumbers(int code, String state, FailureKind kind) {
        var dialect = new SqlServerDialect(new SourceId("sqlserver://h:1/d"), "ann", List.of());

        assertThat(dialect.of(new SQLException("words", state, code)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 DELETE FROM orders",
                "SELECT 1 AS a EXEC xp_cmdshell 'dir'",
                "SELECT * INTO stolen FROM orders",
                "SELECT 1; DROP TABLE orders",
                "SELECT 1 WAITFOR DELAY '1:00'",
                "SELECT * FROM OPENROWSET('x', 'y', 'SELECT 1')",
                "SELECT * FROM openquery(other, 'DELETE FROM t')",
                "WITH x AS (SELECT 1 AS a) MERGE orders USING x ON 1 = 1 WHEN MATCHED THEN DELETE",
                "SELECT 1 /* ' */ SHUTDOWN -- '",
                "SELECT [a]]; DROP TABLE orders --]",
                "EXEC sp_who",
                "DECLARE @x int",
                "sp_configure"
            })
    void textThatIsMoreThanAQueryIsRefused(String sql) {
        assertThatThrownBy(() -> SqlServerDialect.QUERIES.require(sql))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void namesAndTextsMayHoldAnyWord() {
        assertThatCode(() ->
                        SqlServerDialect.QUERIES.require(
                                "SELECT TOP (5) [delete], \"drop\", 'insert; --', updated_at,"
                                        + " CASE WHEN a = 1 THEN 2 END AS dropped FROM [my;table]"
                                        + " ORDER BY 1 OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                InformationSchemaCatalogue.TABLES,
                InformationSchemaCatalogue.COLUMNS,
                InformationSchemaCatalogue.PRIMARY_KEYS,
                InformationSchemaCatalogue.FOREIGN_KEYS,
                SqlServerDetails.COUNTS,
                SqlServerRights.ROLES,
                SqlServerRights.PERMISSIONS
            })
    void ownQuestionsAreQueries(String sql) throws JSQLParserException {
        assertThat(CCJSqlParserUtil.parse(sql)).isInstanceOf(Select.class);
    }

    @Test
    void typesAreSqlServersOwn() {
        SqlServerDetails details = new SqlServerDetails(Map.of());

        assertThat(List.of("bit", "timestamp", "datetime2", "datetimeoffset", "money", "nvarchar"))
                .extracting(name -> details.type(name, Types.OTHER))
                .containsExactly(
                        DataType.BOOLEAN,
                        DataType.BINARY,
                        DataType.TIMESTAMP,
                        DataType.TIMESTAMP,
                        DataType.DECIMAL,
                        DataType.TEXT);
    }

    @Test
    void onlyAReaderGoesWithoutAWarning() {
        assertThat(SqlServerRights.warnings("ann", List.of(), List.of())).isEmpty();
        assertThat(SqlServerRights.warnings("ann", List.of("db_owner"), List.of("INSERT")))
                .singleElement()
                .asString()
                .contains("member of db_owner", "db_datareader");
        assertThat(SqlServerRights.warnings("ann", List.of(), List.of("INSERT", "UPDATE")))
                .singleElement()
                .asString()
                .contains("INSERT, UPDATE", "db_datareader");
    }

    @Test
    void noSessionThatRefusesWritesIsClaimed() {
        assertThat(new SqlServerDialect(new SourceId("x"), "ann", List.of()).capabilities())
                .doesNotContain(Capability.READ_ONLY_SESSION);
    }
}
