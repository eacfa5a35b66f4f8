package dev.culprit.connector.cloud.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.kit.ContractFiles;
import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against Hadoop's own name node and data node; needs `-Pservers`. Its logins are names without
/// passwords.
@Tag("servers")
class MiniHdfsContractTest extends EngineContract {
    private static final String SHOP = "/data/a b ü";

    @TempDir private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start("hdfs", folder);
        Path files = Files.createDirectories(folder.resolve("files"));
        ContractFiles.write(files);
        for (String file : List.of("catalog.json", "customers.csv", "orders.csv")) {
            put(SHOP + "/" + file, files.resolve(file), "644");
        }
        put("/secret/orders.csv", files.resolve("orders.csv"), "600");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// The name node answers with the data node's address, where the same is asked again.
    private static void put(String path, Path file, String permission)
            throws IOException, InterruptedException {
        URI uri =
                URI.create(
                        endpoint(server)
                                + "/webhdfs/v1"
                                + path.replace(" ", "%20").replace("ü", "%C3%BC")
                                + "?op=CREATE&user.name="
                                + server.addresses().getLast()
                                + "&permission="
                                + permission);
        try (HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(uri)
                                    .PUT(HttpRequest.BodyPublishers.ofFile(file))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private static String endpoint(ServerProcess server) {
        return "http://" + server.addresses().getFirst();
    }

    @Override
    protected Connector open() throws Exception {
        return open(Map.of());
    }

    private static Connector open(Map<String, String> more) throws ConnectorException {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "endpoint",
                                endpoint(server),
                                "path",
                                SHOP,
                                "user",
                                "ana",
                                "data_nodes",
                                "localhost,127.0.0.1"));
        settings.putAll(more);
        return new WebHdfsProvider(
                        folder.resolve("objects"), new FolderProvider(folder.resolve("extracts")))
                .open(new SourceProfile("test", "webhdfs", settings), _ -> Secret.NONE);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(Map.of("endpoint", "http://127.0.0.1:1")));
    }

    @Test
    void filesThatTheUserMayNotReadAreRefused() {
        ConnectorException failure =
                catchThrowableOfType(
                        ConnectorException.class, () -> open(Map.of("path", "/secret")).close());

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("Permission denied: user=ana");
    }

    @Test
    void foldersThatAreNotThereAreRefused() {
        ConnectorException failure =
                catchThrowableOfType(
                        ConnectorException.class, () -> open(Map.of("path", "/nowhere")).close());

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("FileNotFoundException");
    }

    @Test
    void aServerThatDiesIsUnreachable(@TempDir Path own) throws Exception {
        try (ServerProcess mortal = ServerProcess.start("hdfs", own)) {
            mortal.kill();

            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class,
                                            () ->
                                                    open(Map.of("endpoint", endpoint(mortal)))
                                                            .close())
                                    .kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }
}
