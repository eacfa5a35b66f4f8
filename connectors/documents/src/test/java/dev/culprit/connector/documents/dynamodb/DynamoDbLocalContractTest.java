package dev.culprit.connector.documents.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against the server that AWS publishes for tests; needs `-Pservers`. It lets every key in, so wrong
/// ones are with [DynamoDbTest].
@Tag("servers")
class DynamoDbLocalContractTest extends EngineContract {
    private static final String ORDERS =
            "order_id,customer_id,amount,weight,paid,placed_at,ship_date,pickup,note";

    @TempDir private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start("dynamodb", folder);
        try (LocalTables tables = new LocalTables(endpoint(server))) {
            tables.contract();
            tables.numbers("numbers", 2500);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String endpoint(ServerProcess server) {
        return "http://" + server.addresses().getFirst();
    }

    @Override
    protected Connector open() throws Exception {
        return open(
                endpoint(server),
                Map.of(
                        "objects",
                        "orders,customers",
                        "fields",
                        ("," + ORDERS).replace(",", ",orders.").substring(1)
                                + ",customers.customer_id,customers.name"));
    }

    private static Connector open(String endpoint, Map<String, String> more)
            throws ConnectorException {
        Map<String, String> settings =
                new HashMap<>(Map.of("endpoint", endpoint, "access_key", LocalTables.KEY));
        settings.putAll(more);
        return new DynamoDbProvider(folder.resolve("cache"), Map.of())
                .open(
                        new SourceProfile("test", "dynamodb", settings),
                        name -> name.equals("secret_key") ? Secret.of("secret") : Secret.NONE);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("http://127.0.0.1:1", Map.of()));
    }

    @Test
    void tablesOfSeveralPagesAreReadWhole() throws Exception {
        try (Connector connector = open(endpoint(server), Map.of("objects", "numbers"))) {
            QueryResult result =
                    connector.run(
                            Permitted.query("SELECT count(*) AS n, sum(id) AS s FROM numbers"));

            assertThat(result.text(0, "n")).hasValue("2500");
            assertThat(result.text(0, "s")).hasValue("3123750");
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.FULL);
            assertThat(connector.check().warnings())
                    .anyMatch(it -> it.matches("Reading numbers took [\\d.]+ read capacity .*"));
        }
    }

    /// The mean of a part that is no better than the first rows would be far off where keys and
    /// values go together; hashed keys do not.
    @Test
    void aRandomPartIsLikeTheWhole() throws Exception {
        try (Connector connector =
                open(endpoint(server), Map.of("objects", "numbers", "max_rows", "600"))) {
            QueryResult result =
                    connector.run(
                            Permitted.query("SELECT count(*) AS n, avg(id) AS a FROM numbers"));

            assertThat(result.text(0, "n")).hasValue("600");
            assertThat(result.number(0, "a")).isBetween(1100.0, 1400.0);
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.SAMPLE);
            assertThat(result.provenance().population()).hasValue(2500);
        }
    }

    @Test
    void onlyWhatIsRecentIsReadWhereTimesAreKnown() throws Exception {
        try (Connector connector =
                open(
                        endpoint(server),
                        Map.of(
                                "objects",
                                "numbers",
                                "time_fields",
                                "numbers.seconds",
                                "days",
                                "36500",
                                "fields",
                                "numbers.id"))) {
            QueryResult result =
                    connector.run(Permitted.query("SELECT count(*) AS n FROM numbers"));

            assertThat(result.text(0, "n")).hasValue("2500");
        }
        try (Connector connector =
                open(
                        endpoint(server),
                        Map.of("objects", "numbers", "time_fields", "id", "days", "1"))) {
            QueryResult result =
                    connector.run(Permitted.query("SELECT count(*) AS n FROM numbers"));

            assertThat(result.text(0, "n")).hasValue("0");
        }
    }

    @Test
    void unknownTablesAreRefusedInTheServicesWords() {
        assertThatThrownBy(() -> open(endpoint(server), Map.of("objects", "nowhere")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("ResourceNotFoundException");
    }

    @Test
    void aServerThatDiesIsUnreachable(@TempDir Path own) throws Exception {
        try (ServerProcess mortal = ServerProcess.start("dynamodb", own);
                LocalTables tables = new LocalTables(endpoint(mortal));
                Connector toIt = openFilled(mortal, tables)) {
            mortal.kill();

            assertThat(failureOf(toIt)).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    private static Connector openFilled(ServerProcess mortal, LocalTables tables) throws Exception {
        tables.numbers("numbers", 100);
        return open(endpoint(mortal), Map.of());
    }

    private static FailureKind failureOf(Connector connector) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                        ConnectorException.class,
                        () -> connector.run(Permitted.query("SELECT count(*) FROM numbers")))
                .kind();
    }
}
