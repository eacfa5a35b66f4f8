package dev.culprit.connector.documents.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbTest {
    @TempDir private Path cache;
    private DynamoDbStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new DynamoDbStub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void valuesOfAllTypesArriveAcrossPages() throws Exception {
        stub.table("empty")
                .table(
                        "orders",
                        "{\"id\":{\"N\":\"1\"},\"price\":{\"N\":\"7.25\"},\"paid\":{\"BOOL\":true},"
                                + "\"made\":{\"S\":\"2026-01-07T08:30:00Z\"},\"note\":{\"NULL\":true}}",
                        "{\"id\":{\"N\":\"2\"},\"price\":{\"N\":\"8\"},\"note\":{\"S\":\"\"},"
                                + "\"raw\":{\"B\":\"Cv8=\"},\"tags\":{\"SS\":[\"a\",\"b\"]},"
                                + "\"sizes\":{\"NS\":[\"1\",\"2.5\"]}}",
                        "{\"id\":{\"N\":\"3\"},\"ship\":{\"M\":{\"city\":{\"S\":\"Ulm\"},"
                                + "\"lines\":{\"L\":[{\"S\":\"x\"},{\"N\":\"4\"}]}}}}");

        try (Connector connector = open(Map.of())) {
            QueryResult result =
                    run(
                            connector,
                            "SELECT id, price, paid, made, note, raw, tags, sizes, ship_city,"
                                    + " ship_lines FROM orders ORDER BY id");

            assertThat(result.rows())
                    .extracting(row -> String.valueOf(row.cells()))
                    .containsExactly(
                            "[1, 7.25, true, 2026-01-07 08:30:00, null, null, null, null, null,"
                                    + " null]",
                            "[2, 8.00, null, null, , 0aff, [\"a\",\"b\"], [1,2.5], null, null]",
                            "[3, null, null, null, null, null, null, null, Ulm, [\"x\",4]]");
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.FULL);
            assertThat(connector.describe().table("empty")).isPresent();
            assertThat(connector.check().warnings())
                    .contains("Reading orders took 1.0 read capacity units.");
        }
        assertThat(stub.operations()).containsOnly("ListTables", "DescribeTable", "Scan");
    }

    @Test
    void moreThanMayBeReadIsSampledByRandomSegments() throws Exception {
        stub.table(
                "orders",
                IntStream.range(0, 200)
                        .mapToObj(i -> "{\"id\":{\"N\":\"" + i + "\"}}")
                        .toArray(String[]::new));

        try (Connector connector = open(Map.of("max_rows", "60"))) {
            QueryResult result = run(connector, "SELECT count(*) AS n FROM orders");

            assertThat(result.text(0, "n")).hasValue("60");
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.SAMPLE);
            assertThat(result.provenance().method()).contains("random segments of a parallel scan");
            assertThat(result.provenance().population()).hasValue(200);
        }
        assertThat(stub.scans())
                .allSatisfy(it -> assertThat(it.path("TotalSegments").asInt()).isEqualTo(4));
        assertThat(stub.scans().stream().map(it -> it.path("Segment").asInt()).distinct())
                .hasSize(2);
    }

    @Test
    void theMostRecentCannotBeHadAndThatIsSaid() throws Exception {
        stub.table(
                "orders",
                "{\"at\":{\"S\":\"2026-01-03\"}}",
                "{\"at\":{\"S\":\"2026-01-04\"}}",
                "{\"at\":{\"S\":\"2026-01-05\"}}");

        try (Connector connector =
                open(Map.of("max_rows", "2", "order", "recent", "time_fields", "at"))) {
            QueryResult result = run(connector, "SELECT count(*) AS n FROM orders");

            assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(connector.check().warnings())
                    .contains(
                            "DynamoDB cannot hand out the most recent items of orders first; what"
                                    + " was read are not those.");
        }
    }

    @Test
    void namesAndTimesStandInPlaceholdersOnly() throws Exception {
        stub.table("orders", "{\"placed\":{\"S\":\"2026-01-03\"}}");

        try (Connector connector =
                open(
                        Map.of(
                                "fields",
                                "orders.placed,orders.ship.city",
                                "time_fields",
                                "placed",
                                "days",
                                "7"))) {
            run(connector, "SELECT count(*) AS n FROM orders");
        }

        JsonNode scan = stub.scans().getFirst();
        assertThat(scan.path("ProjectionExpression").asText()).isEqualTo("#n0, #n1.#n2");
        assertThat(scan.path("ExpressionAttributeNames"))
                .hasToString(
                        "{\"#n0\":\"placed\",\"#n1\":\"ship\",\"#n2\":\"city\",\"#n3\":\"placed\"}");
        assertThat(scan.path("FilterExpression").asText())
                .isEqualTo("#n3 >= :day OR #n3 >= :millis OR #n3 BETWEEN :sec AND :most");
        assertThat(scan.path("ExpressionAttributeValues").path(":day").path("S").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void aServiceThatAsksForPatienceIsAskedAgain() throws Exception {
        stub.table("orders", "{\"id\":{\"N\":\"1\"}}")
                .first(DynamoDbStub.refusal(400, "ProvisionedThroughputExceededException"))
                .first(DynamoDbStub.refusal(400, "ThrottlingException"))
                .first(DynamoDbStub.refusal(500, "InternalServerError"));

        try (Connector connector = open(Map.of())) {
            assertThat(run(connector, "SELECT count(*) AS n FROM orders").text(0, "n"))
                    .hasValue("1");
        }
        assertThat(stub.scans()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccessDeniedException, AUTH",
        "400, ExpiredTokenException, AUTH",
        "400, ValidationException, REJECTED",
        "500, SomethingElse, INTERNAL"
    })
    void refusalsHaveTheirKindAndTheServicesWords(int status, String type, FailureKind kind)
            throws Exception {
        stub.table("orders", "{\"id\":{\"N\":\"1\"}}").first(DynamoDbStub.refusal(status, type));

        try (Connector connector = open(Map.of())) {
            assertThatThrownBy(connector::describe)
                    .isInstanceOfSatisfying(
                            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageContaining(type);
        }
    }

    @Test
    void whatBreaksOffInTheMiddleIsUnreachable() throws Exception {
        stub.table("orders", "{\"id\":{\"N\":\"1\"}}")
                .first(new Reply.BrokenOff("{\"Items\":["))
                .first(new Reply.BrokenOff("{\"Items\":["));

        try (Connector connector = open(Map.of())) {
            assertThatThrownBy(connector::describe)
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
        }
    }

    @Test
    void wrongKeysAndUnknownTablesAreToldWhenItIsOpened() {
        assertThat(openingFails(Map.of("access_key", "AKIDOTHER"))).isEqualTo(FailureKind.AUTH);
        assertThat(openingFails(Map.of("objects", "nowhere"))).isEqualTo(FailureKind.REJECTED);
        assertThat(openingFails(Map.of("access_key", ""))).isEqualTo(FailureKind.AUTH);
        assertThat(openingFails(Map.of("endpoint", "http://10.0.0.1:8000")))
                .isEqualTo(FailureKind.REJECTED);
        assertThat(openingFails(Map.of("endpoint", "http://127.0.0.1:" + StubServer.deadPort())))
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(openingFails(Map.of("region", "x/y"))).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void addressesTakeTheirKeysFromTheEnvironment() throws Exception {
        DynamoDbProvider provider =
                new DynamoDbProvider(
                        cache,
                        Map.of(
                                "AWS_ACCESS_KEY_ID", "AKID",
                                "AWS_SECRET_ACCESS_KEY", "s",
                                "AWS_SESSION_TOKEN", "t"));

        SourceAddress address =
                provider.read("dynamodb://eu-central-1/orders,order-items").orElseThrow();

        assertThat(address.profile().settings())
                .containsEntry("region", "eu-central-1")
                .containsEntry("objects", "orders,order-items")
                .containsEntry("access_key", "AKID");
        assertThat(address.asSecrets().secret("secret_key").reveal()).isEqualTo("s");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("mongodb://h/d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamodb://key:secret@eu-central-1/orders",
                "dynamodb://eu-central-1/orders?endpoint=http://evil.example",
                "dynamodb://",
                "dynamodb:eu-central-1"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> new DynamoDbProvider(cache, Map.of()).read(address))
                .isInstanceOf(ConnectorException.class)
                .hasMessageNotContaining("secret@");
    }

    private FailureKind openingFails(Map<String, String> settings) {
        return catchThrowableOfType(ConnectorException.class, () -> open(settings).close()).kind();
    }

    private Connector open(Map<String, String> more) throws ConnectorException {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "endpoint",
                                stub.endpoint(),
                                "region",
                                "eu-central-1",
                                "access_key",
                                DynamoDbStub.ACCESS_KEY));
        settings.putAll(more);
        return new DynamoDbProvider(cache, Map.of())
                .open(
                        new SourceProfile("test", "dynamodb", settings),
                        name ->
                                name.equals("secret_key")
                                        ? Secret.of(DynamoDbStub.SECRET_KEY)
                                        : Secret.NONE);
    }

    private static QueryResult run(Connector connector, String sql)
            throws ConnectorException, InterruptedException {
        return connector.run(Permitted.query(sql));
    }
}
