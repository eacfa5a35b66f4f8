package dev.culprit.connector.documents.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoExtractTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path cache;
    private final FakeServer server = new FakeServer();

    @BeforeEach
    void fill() {
        server.insert(
                "events",
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                new Document("n", i)
                                        .append("seen", Date.from(FIRST.plusSeconds(i)))
                                        .append("kind", "k" + i % 3)
                                        .append("by", new Document("id", i % 10 == 0 ? null : i)))
                        .toList());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void largeCollectionIsSampledAtRandom() throws Exception {
        try (Connector connector = server.open(cache, "max_rows=100")) {
            QueryResult result = run(connector, "SELECT count(DISTINCT n) AS n FROM events");

            assertThat(result.provenance())
                    .isEqualTo(
                            new Provenance(
                                    Coverage.SAMPLE,
                                    "events: random, by $sample",
                                    OptionalLong.of(100),
                                    OptionalLong.of(300)));
            assertThat(run(connector, "SELECT max(n) AS n FROM events WHERE n > 0").number(0, "n"))
                    .isGreaterThan(100);
        }
    }

    @Test
    void whereATimeIsKnownTheMostRecentAreRead() throws Exception {
        try (Connector connector =
                server.open(cache, "max_rows=100&time_fields=events.seen&objects=events")) {
            QueryResult result =
                    run(connector, "SELECT min(n) AS a, max(n) AS b FROM events WHERE n >= 0");

            assertThat(cells(result)).containsExactly(List.of("200", "299"));
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(result.provenance().method()).isEqualTo("events: most recent by seen");
        }
    }

    @Test
    void questionsOnAPartAreAnsweredByTheServer() throws Exception {
        try (Connector connector = server.open(cache, "max_rows=100")) {
            assertThat(cells(run(connector, "SELECT count(*) FROM events")))
                    .containsExactly(List.of("300"));
            assertThat(cells(run(connector, "SELECT count(*) FROM events WHERE by_id IS NULL")))
                    .containsExactly(List.of("30"));
            assertThat(cells(run(connector, "SELECT min(seen), max(seen) FROM events")))
                    .containsExactly(List.of("2026-01-01 00:00:00", "2026-01-01 00:04:59"));
            assertThat(
                            cells(
                                    run(
                                            connector,
                                            "SELECT count(*) FROM events"
                                                    + " WHERE seen >= TIMESTAMP '2026-01-01 00:04:00'")))
                    .containsExactly(List.of("60"));
            QueryResult keys = run(connector, "SELECT kind, count(*) FROM events GROUP BY kind");
            assertThat(cells(keys))
                    .containsExactlyInAnyOrder(
                            List.of("k0", "100"), List.of("k1", "100"), List.of("k2", "100"));
            assertThat(keys.provenance().complete()).isTrue();
        }
    }

    @Test
    void keyOfACollectionHasItsNameSoThatNothingIsJoinedByIt() throws Exception {
        try (Connector connector = server.open(cache, "max_rows=100")) {
            assertThat(connector.describe().table("events").orElseThrow().columns())
                    .extracting(Column::name)
                    .contains("events__id")
                    .doesNotContain("_id");
            assertThat(
                            cells(
                                    run(
                                            connector,
                                            "SELECT count(*) FROM events WHERE events__id IS NULL")))
                    .containsExactly(List.of("0"));
        }
    }

    @Test
    void serverThatDiesWhileItIsReadIsUnreachable() throws Exception {
        try (Connector connector = server.open(cache, "connect_seconds=1")) {
            server.close();

            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields=$where",
                "fields=events.$out,events.n",
                "fields=events.a.$function",
                "time_fields=$merge&days=1"
            })
    void namesThatAreOperatorsAreRefused(String options) throws Exception {
        try (Connector connector = server.open(cache, "objects=events&" + options)) {
            assertThat(catchThrowableOfType(ConnectorException.class, connector::describe).kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
        assertThat(server.collections()).containsExactly("events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$out: 'stolen'}",
                "{$merge: {into: 'stolen'}}",
                "{$lookup: {from: 'b', as: 'c', pipeline: []}}",
                "{$match: {$where: 'sleep(1000)'}}",
                "{$match: {$expr: {$function: {body: 'f', args: [], lang: 'js'}}}}",
                "{$group: {_id: 1, n: {$accumulator: {}}}}",
                "{$project: {a: [{b: {$function: {}}}]}}",
                "{$unionWith: 'b'}",
                "{$currentOp: {}}",
                "{$match: {}, $out: 'stolen'}"
            })
    void stageThatDoesMoreThanReadingIsNeverSent(String stage) {
        assertThatThrownBy(() -> ReadingPipeline.of(Document.parse(stage)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://h/shop?proxyHost=evil",
                "mongodb://h/shop?zlibCompressionLevel=9",
                "mongodb://h/shop?authMechanismProperties=x",
                "mongodb://h",
                "mongodb://h/shop?authSource=%zz"
            })
    void addressWithMoreThanIsKnownIsRefused(String address) {
        assertThatThrownBy(() -> new MongoProvider(cache).read(address))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED));
    }

    @Test
    void passwordOfAnAddressIsASecret() throws Exception {
        var read =
                new MongoProvider(cache)
                        .read("mongodb://anna:s3cret@h:1,i/shop?authSource=users")
                        .orElseThrow();

        assertThat(read.profile().toString()).doesNotContain("s3cret");
        assertThat(read.asSecrets().secret("password").reveal()).isEqualTo("s3cret");
        assertThat(read.profile().settings())
                .containsEntry("hosts", "h:1,i")
                .containsEntry("user", "anna")
                .containsEntry("auth_database", "users");
    }

    private static QueryResult run(Connector connector, String sql) throws Exception {
        return connector.run(Permitted.query(sql));
    }

    private static List<List<String>> cells(QueryResult result) {
        return result.rows().stream().map(Row::cells).toList();
    }
}
