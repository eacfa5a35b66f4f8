package dev.culprit.connector.jdbc.flightsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.CatalogDrivers;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real driver, apart from everything else, against a server of the real protocol; needs `-Pservers`.
@Tag("servers")
class DuckDbFlightContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private static final FlightSqlProvider PROVIDER = new FlightSqlProvider(new CatalogDrivers());
    private static DuckDbFlightServer server;

    @BeforeAll
    static void start() throws Exception {
        server = started("shop.duckdb");
    }

    private static DuckDbFlightServer started(String file) throws Exception {
        DuckDbFlightServer started = new DuckDbFlightServer(folder.resolve(file));
        started.execute(
                "CREATE TABLE customers (customer_id varchar, name varchar)",
                "CREATE TABLE orders (order_id bigint, customer_id varchar,"
                        + " amount decimal(10, 2), weight double, paid boolean,"
                        + " placed_at timestamp, ship_date date, pickup time, note varchar)",
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.visits (visit_id utinyint, big ubigint, seen timestamptz, parts int[],"
                        + " picture blob, shape struct(a int))",
                "INSERT INTO sales.visits VALUES (255, 18446744073709551615, '2026-03-29 02:30:00+02', [1, 2],"
                        + " '\\x01\\xFF'::blob, {'a': 1})",
                "CREATE VIEW sales.paid AS SELECT * FROM orders WHERE paid");
        ContractTables.fillDuckDb(started.engine());
        return started;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(address(server.port(), DuckDbFlightServer.PASSWORD));
    }

    private static String address(int port, String password) {
        return "jdbc:arrow-flight-sql://127.0.0.1:"
                + port
                + "?useEncryption=false&user="
                + DuckDbFlightServer.USER
                + "&password="
                + password;
    }

    private static Connector open(String address) throws ConnectorException {
        SourceAddress read = PROVIDER.read(address).orElseThrow();
        assertThat(PROVIDER.type().problem(read.profile())).isEmpty();
        return PROVIDER.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range <> b.range";
    }

    /// Not used: the protocol has no read-only session, so none is declared.
    @Override
    protected List<String> attacks() {
        return List.of();
    }

    /// The server would do each of these: what refuses them is the text alone.
    static List<String> texts() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "INSERT INTO orders SELECT * FROM orders",
                        "COPY orders TO '" + folder.resolve("stolen.csv") + "'",
                        "ATTACH '" + folder.resolve("other.db") + "' AS other",
                        "SELECT 1; DROP TABLE customers",
                        "SELECT 1 /* x */",
                        "SELECT 1 -- x",
                        "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d",
                        "SELECT * INTO copy_of FROM orders"));
        return attacks;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsMoreThanAQueryIsNotSent(String text) throws Exception {
        assertThatThrownBy(() -> run(text)).isInstanceOf(ConnectorException.class);
        assertThat(run("SELECT count(*) AS n FROM orders").text(0, "n")).hasValue("100");
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(address(9, DuckDbFlightServer.PASSWORD)));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(address(server.port(), "wrong")));
    }

    @Test
    void otherSchemasAndTypesAreDescribed() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(table -> table.name().toString())
                .containsExactlyInAnyOrder("customers", "orders", "sales.paid", "sales.visits");
        assertThat(table("sales.visits").columns())
                .extracting(column -> column.type())
                .containsExactly(
                        DataType.INTEGER,
                        DataType.INTEGER,
                        DataType.TIMESTAMP,
                        DataType.OTHER,
                        DataType.BINARY,
                        DataType.OTHER);
        assertThat(cells(run("SELECT visit_id, big, seen, picture FROM sales.visits")))
                .containsExactly(
                        List.of("255", "18446744073709551615", "2026-03-29 00:30:00", "01ff"));
    }

    @Test
    void integersOfAllWidthsKeepTheirSign() throws Exception {
        assertThat(
                        cells(
                                run(
                                        "SELECT -1::tinyint, 255::utinyint, -1::smallint,"
                                                + " 65535::usmallint, -1::int, 4294967295::uinteger,"
                                                + " (-9223372036854775807 - 1)::bigint,"
                                                + " 18446744073709551615::ubigint, NULL::int")))
                .containsExactly(
                        Arrays.asList(
                                "-1",
                                "255",
                                "-1",
                                "65535",
                                "-1",
                                "4294967295",
                                "-9223372036854775808",
                                "18446744073709551615",
                                null));
    }

    @Test
    void theLoginsRightsAreSaidToBeTheOnlyGuard() throws Exception {
        assertThat(connector().check().version()).isEqualTo("DuckDB over Flight 1.0");
        assertThat(connector().check().warnings()).singleElement().asString().contains("rights");
    }

    @Test
    void anEncryptedServerMustBeTrusted() throws Exception {
        PemKeys keys = PemKeys.in(folder);
        try (var encrypted =
                new DuckDbFlightServer(folder.resolve("tls.duckdb"), Optional.of(keys))) {
            String address =
                    address(encrypted.port(), DuckDbFlightServer.PASSWORD)
                            .replace("127.0.0.1", "localhost")
                            .replace("useEncryption=false&", "");

            try (Connector connector = open(address + "&tlsRootCerts=" + keys.certificate())) {
                assertThat(connector.check().version()).isEqualTo("DuckDB over Flight 1.0");
            }
            assertThatThrownBy(() -> open(address))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }

    @Test
    void serverThatDiesInTheMiddleIsUnreachable() throws Exception {
        DuckDbFlightServer other = started("other.duckdb");
        try (Connector connector = open(address(other.port(), DuckDbFlightServer.PASSWORD))) {
            assertThat(connector.describe().tables()).isNotEmpty();
            other.close();

            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class,
                                            () ->
                                                    connector.run(
                                                            Permitted.query(
                                                                    "SELECT * FROM orders")))
                                    .kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }
}
