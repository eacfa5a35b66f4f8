package dev.culprit.connector.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.kit.ContractFiles;
import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/// Against a server that others wrote; needs `-Pservers`. It lets every key in, so wrong ones are
/// with [S3SourceTest].
@Tag("servers")
class S3MockContractTest extends EngineContract {
    private static final int PAGES = 1100;

    @TempDir private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = withBucket(ServerProcess.start("s3mock", folder));
        Path files = Files.createDirectories(folder.resolve("files"));
        ContractFiles.write(files);
        for (String file : List.of("catalog.json", "customers.csv", "orders.csv")) {
            put(server, "shop/a b ü/" + file, Files.readString(files.resolve(file)));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ServerProcess withBucket(ServerProcess server)
            throws ConnectorException, InterruptedException {
        put(server, "", "");
        return server;
    }

    /// Without a key, the bucket itself.
    private static void put(ServerProcess server, String key, String content)
            throws ConnectorException, InterruptedException {
        try (HttpService http = new HttpService("S3", Addresses.STRICT, HttpAnswer::text)) {
            put(http, server, key, content);
        }
    }

    private static void put(HttpService http, ServerProcess server, String key, String content)
            throws ConnectorException, InterruptedException {
        URI uri =
                URI.create(
                        endpoint(server) + "/data" + (key.isEmpty() ? "" : S3Settings.path(key)));
        HttpCall call = new HttpCall("PUT", uri, Map.of(), content, false, HttpCall.USUAL_BYTES);
        http.ok(
                new SigV4("AKIDWRITER", "secret", "", "us-east-1", "s3").sign(call, Instant.now()),
                Deadline.in(Duration.ofSeconds(30)));
    }

    private static String endpoint(ServerProcess server) {
        return "http://" + server.addresses().getFirst();
    }

    @Override
    protected Connector open() throws Exception {
        return open(endpoint(server), Map.of("prefix", "shop/a b ü"));
    }

    private static Connector open(String endpoint, Map<String, String> more)
            throws ConnectorException {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of("bucket", "data", "endpoint", endpoint, "access_key", "AKIDREADER"));
        settings.putAll(more);
        return new S3Provider(
                        folder.resolve("objects"),
                        new FolderProvider(folder.resolve("extracts")),
                        Map.of())
                .open(
                        new SourceProfile("test", "s3", settings),
                        name -> name.equals("secret_key") ? Secret.of("secret") : Secret.NONE);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("http://127.0.0.1:1", Map.of()));
    }

    @Test
    void listingsOfSeveralPagesAreReadWhole() throws Exception {
        try (HttpService http = new HttpService("S3", Addresses.STRICT, HttpAnswer::text)) {
            for (int i = 0; i < PAGES; i++) {
                put(http, server, "many/events/" + i + ".csv", "id\n" + i + "\n");
            }
        }
        try (Connector connector =
                open(endpoint(server), Map.of("prefix", "many", "most_files", "2000"))) {
            assertThat(
                            connector
                                    .run(
                                            Permitted.query(
                                                    "SELECT count(DISTINCT id) AS n FROM events"))
                                    .text(0, "n"))
                    .hasValue(Integer.toString(PAGES));
        }
    }

    @Test
    void anUnknownBucketIsRefusedInTheServersWords() {
        ConnectorException failure =
                catchThrowableOfType(
                        ConnectorException.class,
                        () -> open(endpoint(server), Map.of("bucket", "nowhere")).close());

        assertThat(failure).hasMessageContaining("bucket");
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void aServerThatDiesIsUnreachable(@TempDir Path own) throws Exception {
        try (ServerProcess mortal = withBucket(ServerProcess.start("s3mock", own))) {
            put(mortal, "shop/a.csv", "id\n1\n");
            open(endpoint(mortal), Map.of("prefix", "shop")).close();

            mortal.kill();

            assertThat(
                            catchThrowableOfType(
                                            ConnectorException.class,
                                            () ->
                                                    open(endpoint(mortal), Map.of("prefix", "shop"))
                                                            .close())
                                    .kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }
    }
}
