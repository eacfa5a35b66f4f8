package dev.culprit.connector.cloud.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Json;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcsSourceTest {
    private static final String ORDERS = "id,user\n1,7\n2,\n";

    private static KeyPair keys;

    @TempDir private Path folder;
    private StubServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @BeforeEach
    void start() throws Exception {
        server = new StubServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void objectsOfTheBucketAreTables() throws Exception {
        try (Connector source = open(Map.of("access_token", "good"))) {
            assertThat(
                            source.run(
                                            Permitted.query(
                                                    "SELECT count(*) AS n FROM orders WHERE"
                                                            + " \"user\" IS NULL"))
                                    .text(0, "n"))
                    .hasValue("1");
            assertThat(source.describe().tables()).hasSize(2);
            assertThat(source.check().version()).startsWith("GCS through DuckDB");
        }
    }

    @Test
    void aServiceAccountLogsInOnceWithASignedProof() throws Exception {
        String key =
                Json.object()
                        .put("client_email", "reader@acme.example")
                        .put("private_key_id", "k1")
                        .put("private_key", pem())
                        .put("token_uri", "http://" + server.host() + "/token")
                        .toString();

        open(Map.of("service_account", key)).close();

        assertThat(server.requests().stream().filter(it -> it.path().equals("/token"))).hasSize(1);
    }

    @Test
    void aKeyFileCannotSendItsProofElsewhere() {
        String key =
                Json.object()
                        .put("client_email", "reader@acme.example")
                        .put("private_key", pem())
                        .put("token_uri", "https://googleapis.com.evil.example/token")
                        .toString();

        ConnectorException failure = failure(Map.of("service_account", key));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("token_uri is not Google's");
    }

    @Test
    void aWrongTokenAndADamagedKeyAreAuthenticationFailures() {
        assertThat(failure(Map.of("access_token", "old")).kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure(Map.of("service_account", "{}")).kind()).isEqualTo(FailureKind.AUTH);
        assertThat(
                        failure(
                                        Map.of(
                                                "service_account",
                                                "{\"client_email\":\"a\",\"private_key\":\"b\"}"))
                                .getMessage())
                .contains("private_key is damaged");
    }

    private Reply answer(Request request) throws Exception {
        if (request.path().equals("/token")) {
            return token(request);
        }
        if (!request.header("authorization").equals("Bearer good")) {
            return Reply.json(401, "{\"error\":{\"message\":\"Invalid Credentials\"}}");
        }
        String path = request.uri().getRawPath();
        if (path.equals("/storage/v1/b/data/o")) {
            return request.query().contains("pageToken=next")
                    ? Reply.json("{\"items\":[" + item("users.csv", 9) + "]}")
                    : Reply.json(
                            "{\"nextPageToken\":\"next\",\"items\":["
                                    + item("orders.csv", ORDERS.length())
                                    + "]}");
        }
        String content =
                switch (path) {
                    case "/storage/v1/b/data/o/shop%2Forders.csv" -> ORDERS;
                    case "/storage/v1/b/data/o/shop%2Fusers.csv" -> "id\n7\n8\n9\n";
                    default -> "";
                };
        String[] range = request.header("range").replace("bytes=", "").split("-");
        boolean right = request.query().equals("alt=media&generation=17");
        return right
                ? Reply.of(
                        206,
                        Map.of(),
                        content.substring(
                                Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1))
                : Reply.json(404, "{\"error\":{\"message\":\"No such object\"}}");
    }

    private static String item(String name, int size) {
        return "{\"name\":\"shop/"
                + name
                + "\",\"size\":\""
                + size
                + "\",\"generation\":\"17\",\"updated\":\"2026-01-01T10:00:00.123Z\"}";
    }

    private Reply token(Request request) throws Exception {
        String[] proof = request.body().replaceAll(".*assertion=", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((proof[0] + "." + proof[1]).getBytes(StandardCharsets.UTF_8));
        JsonNode claims = Json.lenient(decoded(proof[1]));
        boolean good =
                signature.verify(Base64.getUrlDecoder().decode(proof[2]))
                        && claims.path("iss").asText().equals("reader@acme.example")
                        && claims.path("aud").asText().endsWith("/token")
                        && claims.path("scope").asText().endsWith("devstorage.read_only")
                        && claims.path("exp").asLong() - claims.path("iat").asLong() == 3600
                        && decoded(proof[0]).contains("\"RS256\"");
        return good
                ? Reply.json("{\"access_token\":\"good\",\"expires_in\":3599}")
                : Reply.json(400, "{\"error\":\"invalid_grant\"}");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private ConnectorException failure(Map<String, String> secrets) {
        return catchThrowableOfType(ConnectorException.class, () -> open(secrets).close());
    }

    private Connector open(Map<String, String> secrets) throws ConnectorException {
        Map<String, String> settings =
                Map.of(
                        "bucket", "data",
                        "prefix", "shop/",
                        "endpoint", "http://" + server.host());
        return new GcsProvider(
                        folder.resolve("objects"), new FolderProvider(folder.resolve("extracts")))
                .open(
                        new SourceProfile("test", "gcs", settings),
                        field -> Secret.of(secrets.getOrDefault(field, "")));
    }
}
