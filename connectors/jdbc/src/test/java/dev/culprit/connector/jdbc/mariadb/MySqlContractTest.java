package dev.culprit.connector.jdbc.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.CatalogDrivers;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// MySQL's own driver, apart from everything else, against a real MariaDB; needs `-Pservers`.
@Tag("servers")
class MySqlContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private static final MySqlProvider PROVIDER = new MySqlProvider(new CatalogDrivers());
    private static MariaDbServer server;

    @BeforeAll
    static void start() {
        server = MariaDbServer.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(server, MariaDbServer.READER, MariaDbServer.PASSWORD);
    }

    private static Connector open(MariaDbServer on, String user, String password)
            throws ConnectorException {
        return open(on.port(), user, password);
    }

    private static Connector open(int port, String user, String password)
            throws ConnectorException {
        var profile =
                new SourceProfile(
                        "shop",
                        "mysql",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                Integer.toString(port),
                                "database",
                                "shop",
                                "user",
                                user));
        assertThat(PROVIDER.type().problem(profile)).isEmpty();
        return PROVIDER.open(profile, _ -> Secret.of(password));
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM orders a, orders b, orders c, orders d, orders e, orders f"
                + " WHERE a.weight + b.weight + c.weight + d.weight + e.weight <> f.weight";
    }

    @Override
    protected String doubleSql(String number) {
        return "CAST('" + number + "' AS DOUBLE)";
    }

    @Override
    protected String timestampSql(String time) {
        return "CAST('" + time + "' AS DATETIME)";
    }

    @Override
    protected String instantSql(String time) {
        return "CONVERT_TZ('"
                + time.substring(0, 19)
                + "', '"
                + time.substring(19)
                + "', '+00:00')";
    }

    @Override
    protected List<String> attacks() {
        return MariaDbAttacks.all(commonAttacks(), folder);
    }

    /// The session alone, under a login that may write rows and files.
    @ParameterizedTest
    @MethodSource("attacksOfAWriter")
    void aWriterIsKeptFromWriting(String attack) throws Exception {
        try (Connector writer = open(server, MariaDbServer.WRITER, MariaDbServer.PASSWORD)) {
            assertThat(
                            catchThrowableOfType(
                                    ConnectorException.class,
                                    () -> writer.run(Permitted.query(attack))))
                    .as(attack)
                    .isNotNull();
        }
        assertThat(Files.exists(folder.resolve("stolen"))).isFalse();
        assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
    }

    static List<String> attacksOfAWriter() {
        return MariaDbAttacks.all(commonAttacks(), folder);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(9, MariaDbServer.READER, MariaDbServer.PASSWORD));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server, MariaDbServer.READER, "wrong"));
    }

    @Test
    void theRightsOfAWriterAreTold() throws Exception {
        try (Connector writer = open(server, MariaDbServer.WRITER, MariaDbServer.PASSWORD)) {
            assertThat(writer.check().version()).contains("11.4.5");
            assertThat(writer.check().warnings()).anyMatch(it -> it.contains("FILE"));
        }
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void serverThatDiesInTheMiddleIsUnreachable(@TempDir Path other) throws Exception {
        MariaDbServer mortal = MariaDbServer.in(other);
        try (Connector connector = open(mortal, MariaDbServer.READER, MariaDbServer.PASSWORD)) {
            assertThat(connector.describe().tables()).isNotEmpty();
            mortal.kill();

            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class,
                                            () ->
                                                    connector.run(
                                                            Permitted.query(
                                                                    "SELECT * FROM orders")))
                                    .kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        } finally {
            mortal.close();
        }
    }
}
