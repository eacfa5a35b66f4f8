package dev.culprit.connector.documents.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real server; needs `-Pengines` and a JDK 17.
@Tag("engines")
class CassandraContractTest extends EngineContract {
    private static final String COLUMNS =
            "objects=orders,customers&fields=orders.order_id,orders.customer_id,orders.amount,"
                    + "orders.weight,orders.paid,orders.placed_at,orders.ship_date,orders.pickup,"
                    + "orders.note,customers.customer_id,customers.name";

    @TempDir static Path folder;
    @TempDir static Path cache;
    private static CassandraCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = CassandraCluster.in(folder);
        cluster.fill();
        try (CqlSession session = cluster.admin()) {
            session.execute(
                    "CREATE TABLE shop.events (day int, n int, seen timestamp,"
                            + " PRIMARY KEY (day, n))");
            var insert = session.prepare("INSERT INTO shop.events (day, n, seen) VALUES (?, ?, ?)");
            for (int i = 0; i < 3000; i++) {
                session.executeAsync(
                                insert.bind(
                                        i < 2200 ? 0 : i,
                                        i,
                                        java.time.Instant.ofEpochSecond(1_767_225_600L + i)))
                        .toCompletableFuture()
                        .join();
            }
            session.execute("CREATE TYPE shop.place (city text, at frozen<tuple<double, double>>)");
            session.execute(
                    "CREATE TABLE shop.\"OddTypes\" (\"select\" uuid PRIMARY KEY, home place,"
                            + " tags set<text>, counts map<text, int>, steps list<int>, big varint,"
                            + " small smallint, tiny tinyint, part float, host inet, length duration,"
                            + " raw blob, none text)");
            session.execute(
                    "INSERT INTO shop.\"OddTypes\" (\"select\", home, tags, counts, steps, big,"
                            + " small, tiny, part, host, length, raw) VALUES"
                            + " (50554d6e-29bb-11e5-b345-feff819cdc9f,"
                            + " {city: 'Ulm', at: (48.4, 9.9)}, {'a', 'b'}, {'x': 1}, [3, 4],"
                            + " 12345678901234567890, -5, 7, 0.1, '10.0.0.1', 1h30m, 0x01ff)");
        }
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    protected Connector open() throws Exception {
        return cluster.open(cache, COLUMNS);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() ->
                CassandraCluster.open(
                        cache, "127.0.0.1:9", CassandraCluster.PASSWORD, "connect_seconds=2"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() ->
                CassandraCluster.open(cache, cluster.address(), "wrong", "connect_seconds=5"));
    }

    @Test
    void pagesOfALongPartitionAreReadToTheEnd() throws Exception {
        try (Connector connector = cluster.open(cache, "objects=events")) {
            QueryResult result =
                    connector.run(Permitted.query("SELECT count(*) AS n, sum(n) AS s FROM events"));

            assertThat(cells(result)).containsExactly(List.of("3000", "4498500"));
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.FULL);
            assertThat(result.provenance().complete()).isTrue();
        }
    }

    @Test
    void aPartIsRandomAndCountsAreAskedOfTheServer() throws Exception {
        try (Connector connector = cluster.open(cache, "objects=events&max_rows=300")) {
            QueryResult part =
                    connector.run(
                            Permitted.query(
                                    "SELECT count(DISTINCT n) AS n FROM events WHERE n >= 0"));
            assertThat(part.text(0, "n")).hasValue("300");
            assertThat(part.provenance().coverage()).isEqualTo(Coverage.SAMPLE);
            assertThat(part.provenance().method()).contains("random parts of the ring");

            assertThat(cells(connector.run(Permitted.query("SELECT count(*) FROM events"))))
                    .containsExactly(List.of("3000"));
            assertThat(
                            cells(
                                    connector.run(
                                            Permitted.query(
                                                    "SELECT count(*) FROM events WHERE seen >="
                                                            + " TIMESTAMP '2026-01-01 00:45:00'"))))
                    .containsExactly(List.of("300"));
        }
    }

    @Test
    void nestedValuesAndRareTypesAreKept() throws Exception {
        try (Connector connector = cluster.open(cache, "objects=OddTypes")) {
            QueryResult result =
                    connector.run(
                            Permitted.query(
                                    "SELECT \"select\", home_city, CAST(home_at AS VARCHAR),"
                                            + " CAST(tags AS VARCHAR), counts_x,"
                                            + " CAST(steps AS VARCHAR), big, small, tiny, part, host,"
                                            + " length, raw, none FROM \"OddTypes\""));

            assertThat(cells(result).getFirst())
                    .containsExactly(
                            "50554d6e-29bb-11e5-b345-feff819cdc9f",
                            "Ulm",
                            "[48.4,9.9]",
                            "[\"a\",\"b\"]",
                            "1",
                            "[3,4]",
                            "12345678901234567890",
                            "-5",
                            "7",
                            "0.1",
                            "10.0.0.1",
                            "1h30m",
                            "01ff",
                            null);
        }
    }

    @Test
    void rowsOlderThanTheWindowAreLeftToTheServer() throws Exception {
        try (Connector connector =
                cluster.open(cache, "objects=events&time_fields=seen&days=36000")) {
            assertThat(
                            connector
                                    .run(Permitted.query("SELECT count(n) AS n FROM events"))
                                    .text(0, "n"))
                    .hasValue("3000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objects=events&fields=count(*)",
                "objects=events; DROP TABLE shop.orders",
                "objects=events&time_fields=n&days=1",
                "keyspace=nowhere"
            })
    void namesThatTheSchemaDoesNotHaveAreRefused(String settings) {
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class,
                                        () -> {
                                            try (Connector connector =
                                                    cluster.open(cache, settings)) {
                                                connector.describe();
                                            }
                                        })
                                .kind())
                .isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void rightsToWriteAreTold() throws Exception {
        assertThat(connector().check().version()).startsWith("Cassandra 5.0.9");
        assertThat(connector().check().warnings()).noneMatch(it -> it.contains("may"));
        try (Connector writer = cluster.open(cache, "user=writer")) {
            assertThat(writer.check().warnings())
                    .contains("writer may also MODIFY; a login that may only read is safer.");
        }
        try (Connector admin =
                CassandraCluster.open(cache, cluster.address(), "cassandra", "user=cassandra")) {
            assertThat(admin.check().warnings()).anyMatch(it -> it.contains("everything"));
        }
    }
}
