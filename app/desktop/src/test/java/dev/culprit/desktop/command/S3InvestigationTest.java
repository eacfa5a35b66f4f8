package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.connector.cloud.s3.S3Stub;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data in a bucket leads to the same finding as in a folder.
class S3InvestigationTest {
    @TempDir private Path folder;

    @Test
    void aBucketGivesTheSameFindingAsFiles() throws Exception {
        Sample sample = new SampleLibrary().find("null_spike").orElseThrow();
        Path data = folder.resolve("null_spike");
        sample.write(data);
        try (S3Stub store = new S3Stub()) {
            store.putAll("shop/null_spike/", data);
            setUp(store);

            JsonNode files = investigate(data, data.toString());
            JsonNode bucket = investigate(data, "lake");

            assertThat(bucket.path("fault").asText()).isEqualTo("null_spike");
            for (String same : new String[] {"fault", "slice", "onset", "tables", "columns"}) {
                assertThat(bucket.path(same)).as(same).isEqualTo(files.path(same));
            }
        }
    }

    private void setUp(S3Stub store) throws Exception {
        SourceLocations sources = Wiring.sources(new Home(folder.resolve("home")));
        sources.profiles()
                .save(
                        new SourceProfile(
                                "lake",
                                "s3",
                                Map.of(
                                        "bucket",
                                        S3Stub.BUCKET,
                                        "prefix",
                                        "shop/null_spike",
                                        "endpoint",
                                        store.endpoint(),
                                        "access_key",
                                        S3Stub.ACCESS_KEY)));
        sources.secrets().put("lake", "secret_key", Secret.of(S3Stub.SECRET_KEY));
    }

    private JsonNode investigate(Path data, String source) throws IOException {
        Path finding = folder.resolve("finding.json");
        Terminal.Answer answer =
                new Terminal(folder.resolve("home"))
                        .culprit(
                                "investigate",
                                data.resolve("alert.json"),
                                "--source",
                                source,
                                "--output",
                                finding);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(finding.toFile());
    }
}
