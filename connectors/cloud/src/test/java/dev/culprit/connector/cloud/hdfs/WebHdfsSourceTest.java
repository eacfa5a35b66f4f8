package dev.culprit.connector.cloud.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebHdfsSourceTest {
    private static final String ORDERS = "id,user\n1,7\n2,\n";

    @TempDir private Path folder;
    private StubServer dataNode;
    private StubServer nameNode;

    @BeforeEach
    void start() throws Exception {
        dataNode = new StubServer(WebHdfsSourceTest::data);
        nameNode = new StubServer(this::name);
    }

    @AfterEach
    void stop() {
        nameNode.close();
        dataNode.close();
    }

    @Test
    void filesBelowTheFolderAreTables() throws Exception {
        try (Connector source = open(Map.of("data_nodes", "localhost"))) {
            assertThat(source.run(Permitted.query("SELECT count(*) AS n FROM orders")).text(0, "n"))
                    .hasValue("2");
            assertThat(source.run(Permitted.query("SELECT count(*) AS n FROM events")).text(0, "n"))
                    .hasValue("4");
        }
        assertThat(nameNode.requests()).allMatch(it -> it.query().endsWith("&user.name=ana"));
    }

    @Test
    void aNodeThatNobodyListedIsNotAsked() {
        ConnectorException failure = failure(Map.of("data_nodes", "other"));

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessage("127.0.0.1 redirects to localhost, which is not allowed.");
        assertThat(dataNode.requests()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(failure(Map.of("path", "/nowhere")).getMessage())
                .isEqualTo("HDFS refuses: FileNotFoundException: File /nowhere does not exist.");
        assertThat(failure(Map.of("path", "/data/shop/orders.csv")).getMessage())
                .contains("is a file, not a folder");
        assertThat(failure(Map.of("path", "/data/../secret")).kind())
                .isEqualTo(FailureKind.REJECTED);
        assertThat(failure(Map.of("endpoint", "http://127.0.0.1:" + StubServer.deadPort())).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure(Map.of("user", "nobody")).kind()).isEqualTo(FailureKind.AUTH);
    }

    private Reply name(Request request) {
        if (request.query().contains("user.name=nobody")) {
            return exception(403, "AccessControlException", "Permission denied: user=nobody");
        }
        if (request.query().startsWith("op=OPEN")) {
            return Reply.of(
                    307,
                    Map.of("Location", "http://localhost:" + dataNode.port() + request.uri()),
                    "");
        }
        return switch (request.path()) {
            case "/webhdfs/v1/data/shop/" ->
                    statuses(file("orders.csv", ORDERS.length()), directory("events"));
            case "/webhdfs/v1/data/shop/events/" ->
                    statuses(file("a.csv", ORDERS.length()), file("b.csv", ORDERS.length()));
            case "/webhdfs/v1/data/shop/orders.csv/" -> statuses(file("", ORDERS.length()));
            default ->
                    exception(
                            404,
                            "FileNotFoundException",
                            "File "
                                    + request.path().replaceAll("/webhdfs/v1|/$", "")
                                    + " does not exist.");
        };
    }

    private static Reply data(Request request) {
        String[] query = request.query().replaceAll("[^0-9&]", "").split("&");
        int from = Integer.parseInt(query[1]);
        return Reply.of(200, Map.of(), ORDERS.substring(from, from + Integer.parseInt(query[2])));
    }

    private static Reply statuses(String... statuses) {
        return Reply.json(
                "{\"FileStatuses\":{\"FileStatus\":[" + String.join(",", statuses) + "]}}");
    }

    private static String file(String name, int length) {
        return "{\"pathSuffix\":\""
                + name
                + "\",\"type\":\"FILE\",\"fileId\":7,\"modificationTime\":1767225600000,\"length\":"
                + length
                + "}";
    }

    private static String directory(String name) {
        return "{\"pathSuffix\":\"" + name + "\",\"type\":\"DIRECTORY\",\"length\":0}";
    }

    private static Reply exception(int status, String name, String message) {
        return Reply.json(
                status,
                "{\"RemoteException\":{\"exception\":\""
                        + name
                        + "\",\"message\":\""
                        + message
                        + "\"}}");
    }

    private ConnectorException failure(Map<String, String> settings) {
        return catchThrowableOfType(ConnectorException.class, () -> open(settings).close());
    }

    private Connector open(Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>();
        all.put("endpoint", "http://" + nameNode.host());
        all.put("path", "/data/shop");
        all.put("user", "ana");
        all.putAll(settings);
        return new WebHdfsProvider(
                        folder.resolve("objects"), new FolderProvider(folder.resolve("extracts")))
                .open(new SourceProfile("test", "webhdfs", all), _ -> Secret.NONE);
    }
}
