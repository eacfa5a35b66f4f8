package dev.culprit.connector.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3SourceTest {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-01-02T00:00:00Z");

    @TempDir private Path folder;
    private S3Stub store;

    @BeforeEach
    void start() throws Exception {
        store = new S3Stub();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void keysAreEncodedPartByPart() {
        assertThat(S3Settings.path("x y/ü.csv")).isEqualTo("/x%20y/%C3%BC.csv");
    }

    @Test
    void filesOfTheBucketAreTables() throws Exception {
        store.put("shop/orders.csv", "id,user\n1,7\n2,\n", OLD)
                .put("shop/users.ndjson", "{\"id\":7}\n{\"id\":8}\n", OLD)
                .put("shop/readme.txt", "no table", OLD)
                .put("shop/_SUCCESS", "x", OLD)
                .put("other/secret.csv", "a\n1\n", OLD)
                .put(
                        "shop/catalog.json",
                        "{\"tables\":{\"orders\":{\"primary_key\":[\"id\"]}}}",
                        OLD);

        try (Connector source = open(Map.of("prefix", "shop"))) {
            assertThat(source.describe().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactlyInAnyOrder("orders", "users");
            assertThat(table(source, "orders").primaryKey()).containsExactly("id");
            QueryResult result = count(source, "orders WHERE \"user\" IS NULL");
            assertThat(result.text(0, "n")).hasValue("1");
            assertThat(result.provenance().complete()).isTrue();
            assertThat(source.source().value()).isEqualTo("test");
            assertThat(source.check().version()).startsWith("S3 through DuckDB");
        }
    }

    @Test
    void filesOfOneFolderAreOneTable() throws Exception {
        store.put("events/2026/01/a.csv", "id,kind\n1,x\n2,y", OLD)
                .put("events/2026/02/b.csv", "id,kind\n3,x\n", NEW)
                .put("clicks/1.json", "{\"id\":1}\n", OLD)
                .put("clicks/2.json", "{\"id\":2}", OLD);

        try (Connector source = open(Map.of())) {
            assertThat(count(source, "events").text(0, "n")).hasValue("3");
            assertThat(count(source, "clicks").text(0, "n")).hasValue("2");
        }
    }

    @Test
    void differentColumnsInOneFolderAreNamed() {
        store.put("events/a.csv", "id,kind\n1,x\n", OLD).put("events/b.csv", "id\n2\n", OLD);

        assertThat(failure(Map.of()))
                .hasMessage(
                        "events/b.csv and events/a.csv would be one table, but have different"
                                + " columns.");
    }

    @Test
    void theNewestFilesAreTakenAndTheRestIsConfessed() throws Exception {
        store.put("events/1.csv", "id\n1\n", OLD)
                .put("events/2.csv", "id\n2\n", NEW)
                .put("events/3.csv", "id\n3\n", OLD);

        try (Connector source = open(Map.of("most_files", "1"))) {
            QueryResult result = source.run(Permitted.query("SELECT id FROM events"));
            assertThat(result.text(0, "id")).hasValue("2");
            assertThat(result.provenance().coverage()).isEqualTo(Coverage.TRUNCATED);
            assertThat(result.provenance().method())
                    .isEqualTo("newest 1 of 3 files, 0.0 of 0.0 MB");
            assertThat(source.check().warnings())
                    .containsExactly("Only a part was copied: newest 1 of 3 files, 0.0 of 0.0 MB.");
        }
    }

    @Test
    void whatDidNotChangeIsNotFetchedAgain() throws Exception {
        store.put("a.csv", "id\n1\n", OLD).put("b.csv", "id\n1\n", OLD);
        open(Map.of()).close();
        long before = fetches();
        store.put("b.csv", "id\n1\n2\n", NEW);

        try (Connector source = open(Map.of())) {
            assertThat(count(source, "b").text(0, "n")).hasValue("2");
        }

        assertThat(before).isEqualTo(2);
        assertThat(fetches()).isEqualTo(3);
        try (Stream<Path> copies = Files.list(onlyCache().resolve("objects"))) {
            assertThat(copies).hasSize(2);
        }
    }

    @Test
    void aPublicBucketIsReadWithoutKeys() throws Exception {
        store.put("public/a.csv", "id\n1\n", OLD);

        try (Connector source = open(Map.of("prefix", "public", "access_key", ""))) {
            assertThat(count(source, "a").text(0, "n")).hasValue("1");
        }
        assertThat(store.requests()).allMatch(it -> it.header("authorization").isEmpty());
    }

    @Test
    void oddKeysAreSignedAsTheyAreSent() throws Exception {
        store.put("my data/t 1 (ü+&=).csv", "id\n1\n", OLD);

        try (Connector source = open(Map.of("prefix", "my data"))) {
            assertThat(source.describe().tables()).hasSize(1);
        }
    }

    @Test
    void wrongKeysAreAnAuthenticationFailure() {
        store.put("a.csv", "id\n1\n", OLD);

        ConnectorException failure = failure(Map.of("access_key", "AKIDOTHER"));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("SignatureDoesNotMatch");
    }

    /// The refusal is longer than the file.
    @Test
    void aFileThatMayNotBeReadIsNoQuestionOfItsSize() {
        store.put("a.csv", "id\n1\n", OLD).forbid("a.csv");

        ConnectorException failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(failure).hasMessageContaining("AccessDenied");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(failure(Map.of("bucket", "nowhere")).getMessage()).contains("NoSuchBucket");
        assertThat(failure(Map.of("prefix", "empty")).getMessage())
                .endsWith("/data/empty/ holds no CSV, TSV, JSON, Parquet or Excel file.");
        assertThat(failure(Map.of("endpoint", "http://127.0.0.1:" + StubServer.deadPort())).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure(Map.of("endpoint", "https://no-such-host.invalid")).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void settingsCannotPointIntoOtherPlaces() {
        assertThat(failure(Map.of("bucket", "a/b")).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure(Map.of("region", "x.evil.example/")).kind())
                .isEqualTo(FailureKind.REJECTED);
        assertThat(failure(Map.of("endpoint", "http://169.254.169.254")).getMessage())
                .contains("allow_http");
    }

    @Test
    void anAddressTakesItsKeysFromTheEnvironment() throws Exception {
        store.put("shop/a.csv", "id\n1\n", OLD);
        S3Provider provider =
                provider(
                        Map.of(
                                "AWS_ACCESS_KEY_ID", S3Stub.ACCESS_KEY,
                                "AWS_SECRET_ACCESS_KEY", S3Stub.SECRET_KEY,
                                "AWS_ENDPOINT_URL_S3", store.endpoint()));

        SourceAddress address = provider.read("s3://data/shop").orElseThrow();

        assertThat(provider.type().problem(address.profile())).isEmpty();
        try (Connector source = provider.open(address.profile(), address.asSecrets())) {
            assertThat(count(source, "a").text(0, "n")).hasValue("1");
        }
        assertThat(provider.read("/some/folder")).isEmpty();
        assertThat(
                        catchThrowableOfType(
                                        ConnectorException.class,
                                        () -> provider.read("s3://key:secret@data/shop"))
                                .kind())
                .isEqualTo(FailureKind.REJECTED);
    }

    private long fetches() {
        return store.requests().stream().filter(it -> !it.header("range").isEmpty()).count();
    }

    private Path onlyCache() throws Exception {
        try (Stream<Path> stores = Files.list(folder.resolve("objects"))) {
            List<Path> all = stores.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Table table(Connector source, String name) throws ConnectorException {
        return source.describe().table(name).orElseThrow();
    }

    private static QueryResult count(Connector source, String from) throws Exception {
        return source.run(Permitted.query("SELECT count(*) AS n FROM " + from));
    }

    private ConnectorException failure(Map<String, String> settings) {
        return catchThrowableOfType(ConnectorException.class, () -> open(settings).close());
    }

    private Connector open(Map<String, String> settings) throws ConnectorException {
        Map<String, String> all = new HashMap<>();
        all.put("bucket", S3Stub.BUCKET);
        all.put("endpoint", store.endpoint());
        all.put("access_key", S3Stub.ACCESS_KEY);
        all.putAll(settings);
        return provider(Map.of())
                .open(
                        new SourceProfile("test", "s3", all),
                        field ->
                                field.equals("secret_key")
                                        ? Secret.of(S3Stub.SECRET_KEY)
                                        : Secret.NONE);
    }

    private S3Provider provider(Map<String, String> environment) {
        return new S3Provider(
                folder.resolve("objects"),
                new FolderProvider(folder.resolve("extracts")),
                environment);
    }
}
