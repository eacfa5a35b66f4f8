package dev.culprit.connector.jdbc.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PostgreSqlConnectorContractTest extends ConnectorContract {
    private final EmbeddedServer server = EmbeddedServer.shared();

    @Override
    protected Connector open() throws Exception {
        return PostgreSqlConnector.open(server.settings(EmbeddedServer.READER));
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "SELECT * INTO stolen FROM orders",
                        "SELECT * FROM orders FOR UPDATE",
                        "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d",
                        "WITH i AS (INSERT INTO customers VALUES ('x') RETURNING *)"
                                + " SELECT * FROM i",
                        "SET TRANSACTION READ WRITE",
                        "SET TRANSACTION READ WRITE; DELETE FROM orders",
                        "COMMIT; BEGIN READ WRITE; DELETE FROM orders; COMMIT",
                        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                        "SELECT set_config('transaction_read_only', 'off', false)",
                        "SELECT nextval('numbers')",
                        "SELECT setval('numbers', 9)",
                        "SELECT lo_import('/etc/hostname')",
                        "SELECT lo_create(0)",
                        "SELECT pg_read_file('/etc/hostname')",
                        "SELECT pg_ls_dir('/etc')",
                        "SELECT pg_reload_conf()",
                        "SELECT query_to_xml('DELETE FROM orders', true, true, '')",
                        "SELECT * FROM dblink('host=localhost', 'DELETE FROM orders') AS t(a int)",
                        "SELECT * FROM pg_authid",
                        "SELECT * FROM hidden",
                        "COPY orders TO '/tmp/stolen'",
                        "COPY (SELECT 1) TO PROGRAM 'true'",
                        "COPY orders FROM PROGRAM 'true'",
                        "DO $$ BEGIN DELETE FROM orders; END $$",
                        "PREPARE p AS DELETE FROM orders",
                        "EXPLAIN ANALYZE DELETE FROM orders",
                        "LOCK TABLE orders",
                        "CALL nothing()",
                        "CREATE TEMP TABLE t AS SELECT 1",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "GRANT ALL ON orders TO PUBLIC",
                        "RESET ALL",
                        "SET ROLE postgres",
                        "LISTEN x",
                        "VACUUM orders",
                        "SELECT 1 /* ' */; DELETE FROM orders -- '",
                        "SELECT $$;$$; DELETE FROM orders"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() ->
                PostgreSqlConnector.open(
                        PostgreSqlSettings.of("localhost", 1, "postgres", "reader", Secret.NONE)));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        PostgreSqlSettings good = server.settings(EmbeddedServer.READER);
        return Optional.of(() ->
                PostgreSqlConnector.open(
                        PostgreSqlSettings.of(
                                good.host(),
                                good.port(),
                                good.database(),
                                good.user(),
                                Secret.of("wrong"))));
    }

    @Test
    void unknownDatabaseIsUnreachable() {
        PostgreSqlSettings good = server.settings(EmbeddedServer.READER);

        assertThatThrownBy(() ->
                        PostgreSqlConnector.open(
                                PostgreSqlSettings.of(
                                        good.host(),
                                        good.port(),
                                        "nowhere",
                                        good.user(),
                                        good.password())))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE))
                .hasMessageContaining("nowhere");
    }

    @Test
    void tablesThatTheLoginMayNotReadAreNotShown() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(Table::name)
                .containsExactly(
                        TableName.of("customers"),
                        TableName.of("orders"),
                        new TableName("sales", "paid"),
                        new TableName("sales", "visits"));
    }

    @Test
    void otherSchemasAndTheirTypesAreDescribed() throws Exception {
        Table visits = table("sales.visits");

        assertThat(visits.columns())
                .extracting(Column::type)
                .containsExactly(DataType.INTEGER, DataType.TEXT, DataType.TIMESTAMP);
        assertThat(visits.rows()).hasValue(0);
        assertThat(table("sales.paid").rows()).isEmpty();
    }

    @Test
    void schemaFilterLeavesOnlyTheWantedOnes() throws Exception {
        PostgreSqlSettings settings =
                server.settings(EmbeddedServer.READER).withSchemas(List.of("sales"));

        try (Connector sales = PostgreSqlConnector.open(settings)) {
            assertThat(sales.describe().tables())
                    .extracting(table -> table.name().schema())
                    .containsOnly("sales");
        }
    }

    @Test
    void readerLoginHasNoWarnings() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void writerLoginIsWarnedAbout() throws Exception {
        try (Connector writer = PostgreSqlConnector.open(server.settings(EmbeddedServer.WRITER))) {
            assertThat(writer.check().warnings())
                    .containsExactly(
                            "writer is a member of pg_read_server_files, which a read-only session"
                                    + " cannot limit.",
                            "writer may write to the table orders; a login that may only read is"
                                    + " safer.");
            assertThatThrownBy(() ->
                            writer.run(
                                    Permitted.query(
                                            "WITH d AS (DELETE FROM orders RETURNING *)"
                                                    + " SELECT * FROM d")))
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void superuserIsWarnedAbout() throws Exception {
        try (Connector admin = PostgreSqlConnector.open(server.settings("postgres"))) {
            assertThat(admin.check().warnings()).singleElement().asString().contains("superuser");
        }
    }

    @Test
    void lostServerIsToldAndRecoveredFrom() throws Exception {
        run("SELECT 1");
        server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader'");

        assertThat(failure(Permitted.query("SELECT 1"))).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(run("SELECT 1 AS one").text(0, "one")).hasValue("1");
    }

    @Test
    void endOfTimeIsNoOverflow() throws Exception {
        assertThat(
                        run("SELECT CAST('infinity' AS timestamp) AS a,"
                                        + " CAST('-infinity' AS timestamptz) AS b")
                                .rows()
                                .getFirst()
                                .cells())
                .containsExactly("infinity", "-infinity");
    }

    @Test
    void filteredScanIsEstimatedAtTheWholeTable() throws Exception {
        connector().describe();

        assertThat(
                        connector()
                                .estimate(
                                        Permitted.inspected(
                                                "SELECT 1 FROM orders WHERE weight = 1"))
                                .rowsRead())
                .hasValue(100);
    }
}
