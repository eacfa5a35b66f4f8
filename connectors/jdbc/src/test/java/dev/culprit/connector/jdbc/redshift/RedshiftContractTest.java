package dev.culprit.connector.jdbc.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.postgresql.EmbeddedServer;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Redshift's own driver against a PostgreSQL server: the wire, the session and the standard's
/// catalogue are real, Redshift's engine is not.
class RedshiftContractTest extends ConnectorContract {
    private static StartUpProxy proxy;

    private final RedshiftProvider provider = new RedshiftProvider();

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedServer.shared()
                .execute(
                        "SET password_encryption = 'md5'",
                        "DROP ROLE IF EXISTS analyst, loader",
                        "CREATE ROLE analyst LOGIN PASSWORD '" + EmbeddedServer.PASSWORD + "'",
                        "CREATE ROLE loader LOGIN PASSWORD '" + EmbeddedServer.PASSWORD + "'",
                        "GRANT reader TO analyst",
                        "GRANT writer TO loader",
                        "RESET password_encryption");
        proxy = new StartUpProxy(EmbeddedServer.shared().port());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(proxy.port(), "analyst", EmbeddedServer.PASSWORD);
    }

    private Connector open(int port, String user, String password) throws ConnectorException {
        SourceAddress read =
                provider.read(
                                "jdbc:redshift://localhost:"
                                        + port
                                        + "/postgres?sslmode=disable&user="
                                        + user
                                        + "&password="
                                        + password)
                        .orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
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
                        "SET TRANSACTION READ WRITE",
                        "SET TRANSACTION READ WRITE; DELETE FROM orders",
                        "COMMIT; BEGIN READ WRITE; DELETE FROM orders; COMMIT",
                        "SELECT set_config('transaction_read_only', 'off', false)",
                        "SELECT * FROM hidden",
                        "UNLOAD ('SELECT * FROM orders') TO 's3://bucket/x' IAM_ROLE default",
                        "COPY orders FROM 's3://bucket/x' IAM_ROLE default",
                        "CREATE TEMP TABLE t AS SELECT 1",
                        "GRANT ALL ON orders TO PUBLIC",
                        "RESET ALL",
                        "SELECT 'a\\'; DELETE FROM orders -- '",
                        "SELECT 1 /* ' */; DELETE FROM orders -- '",
                        "SELECT $$;$$; DELETE FROM orders"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(1, "analyst", ""));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(proxy.port(), "analyst", "wrong"));
    }

    @Test
    void readerLoginHasNoWarnings() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void writerLoginIsWarnedAboutAndStoppedAllTheSame() throws Exception {
        try (Connector writer = open(proxy.port(), "loader", EmbeddedServer.PASSWORD)) {
            assertThat(writer.check().warnings())
                    .containsExactly(
                            "loader may write to the table public.orders; a login that may only"
                                    + " read is safer.");
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
        try (Connector admin = open(proxy.port(), "postgres", EmbeddedServer.PASSWORD)) {
            assertThat(admin.check().warnings()).singleElement().asString().contains("superuser");
        }
    }

    @Test
    void plansOfRedshiftAreRead() {
        assertThat(
                        RedshiftPlan.rowsRead(
                                List.of(
                                        "XN Hash Join DS_DIST_ALL_NONE  (cost=2.5..3.9 rows=9 width=4)",
                                        "  ->  XN Seq Scan on sales  (cost=0.0..1.7 rows=172 width=8)",
                                        "  ->  XN Seq Scan on date d  (cost=0.0..3.6 rows=365"
                                                + " width=4)"),
                                new Schema(List.of())))
                .isEqualTo(172 + 365);
    }

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read("jdbc:redshift://c.example:5440/dev?user=ann&password=x")
                        .orElseThrow();

        assertThat(address.profile().name()).isEqualTo("redshift://c.example:5440/dev");
        assertThat(RedshiftProvider.properties(address.profile(), Secrets.NONE))
                .containsEntry("ssl", "true")
                .containsEntry("sslmode", "verify-ca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslfactory=evil.Factory",
                "socketFactory=evil.Factory",
                "plugin_name=evil.Plugin",
                "LogPath=/tmp",
                "LogLevel=6",
                "IniFile=/tmp/x",
                "DSILogLevel=6"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(
                        () -> provider.read("jdbc:redshift://c.example/dev?user=ann&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in a Redshift address");
    }
}
