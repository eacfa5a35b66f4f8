package dev.culprit.connector.cloud.gcs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.kit.ContractFiles;
import dev.culprit.connector.kit.EngineContract;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract over a bucket of a stub, which lists and hands out files as the JSON API does.
class GcsContractTest extends EngineContract {
    private static final String OBJECTS = "/storage/v1/b/data/o";

    @TempDir private static Path folder;
    private static StubServer server;

    @BeforeAll
    static void start() throws Exception {
        ContractFiles.write(Files.createDirectories(folder.resolve("bucket")));
        server = new StubServer(GcsContractTest::answer);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return open(server.host(), "good");
    }

    private static Connector open(String host, String token) throws Exception {
        return new GcsProvider(
                        folder.resolve("objects"), new FolderProvider(folder.resolve("extracts")))
                .open(
                        new SourceProfile(
                                "test",
                                "gcs",
                                Map.of("bucket", "data", "endpoint", "http://" + host)),
                        name -> name.equals("access_token") ? Secret.of(token) : Secret.NONE);
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open("127.0.0.1:" + StubServer.deadPort(), "good"));
    }

    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() -> open(server.host(), "old"));
    }

    private static Reply answer(Request request) throws IOException {
        if (!request.header("authorization").equals("Bearer good")) {
            return Reply.json(401, "{\"error\":{\"message\":\"Invalid Credentials\"}}");
        }
        String path = request.uri().getRawPath();
        return path.equals(OBJECTS)
                ? listing()
                : object(
                        URLDecoder.decode(
                                path.substring(OBJECTS.length() + 1), StandardCharsets.UTF_8),
                        request.header("range"));
    }

    private static Reply listing() throws IOException {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (String name : List.of("catalog.json", "customers.csv", "orders.csv")) {
            items.addObject()
                    .put("name", name)
                    .put("size", Long.toString(Files.size(folder.resolve("bucket").resolve(name))))
                    .put("generation", "17")
                    .put("updated", "2026-01-01T10:00:00.123Z");
        }
        return Reply.json(answer.toString());
    }

    private static Reply object(String name, String range) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve("bucket").resolve(name));
        String[] ends = range.replace("bytes=", "").split("-");
        byte[] part =
                Arrays.copyOfRange(
                        content, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
        return Reply.of(206, Map.of(), new String(part, StandardCharsets.UTF_8));
    }
}
