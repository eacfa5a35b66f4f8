package dev.culprit.connector.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.core.source.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What others wrote may be broken or made to harm.
@Timeout(60)
class HostileMetadataTest {
    private static final String HEAD =
            "{\"metadata\": {\"dbt_schema_version\":"
                    + " \"https://schemas.getdbt.com/dbt/manifest/v12.json\"}, \"nodes\": ";

    @TempDir private Path outside;

    private Linked linked() throws IOException {
        return new Linked(Files.createDirectories(outside.resolve("linked")));
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() throws IOException {
        try (Linked linked = linked().file("manifest.json", HEAD + "[".repeat(100_000))) {
            assertThatThrownBy(linked::lineage)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("manifest.json is no usable JSON");
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        var caps = new Caps(1 << 20, 100, 8, Duration.ofSeconds(20));
        String large = HEAD + "{\"a\": \"" + "x".repeat(2 << 20) + "\"}}";
        try (Linked linked = linked().capped(caps).file("manifest.json", large)) {
            assertThatThrownBy(linked::lineage)
                    .hasMessage("manifest.json is larger than 1 MB and was not read.");
        }
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        Files.writeString(outside.resolve("secret.sql"), "INSERT INTO a SELECT * FROM secret");
        Files.createDirectories(outside.resolve("other"));
        Files.writeString(outside.resolve("other/b.sql"), "INSERT INTO a SELECT * FROM secret");
        try (Linked linked = linked().file("mine.sql", "INSERT INTO a SELECT * FROM mine")) {
            Files.createSymbolicLink(
                    linked.folder.resolve("link.sql"), outside.resolve("secret.sql"));
            Files.createSymbolicLink(linked.folder.resolve("more"), outside.resolve("other"));

            assertThat(linked.lineage().edges())
                    .singleElement()
                    .extracting(edge -> edge.from().name())
                    .isEqualTo("mine");
        }
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        var caps = new Caps(1 << 20, 10, 8, Duration.ofSeconds(20));
        try (Linked linked = linked().capped(caps)) {
            for (int i = 0; i < 11; i++) {
                linked.file("f" + i + ".txt", "");
            }
            assertThatThrownBy(linked::lineage).hasMessageContaining("has more than 10 files");
        }
    }

    @Test
    void aLogOfAnyLengthIsReadAtItsEnds() throws Exception {
        String middle = "[2026-01-10T04:00:02.000+0000] {x.py:1} INFO - working\n".repeat(20_000);
        try (Linked linked =
                linked().file(
                                "dag_id=d/run_id=r/task_id=orders/attempt=1.log",
                                "[2026-01-10T04:00:01.000+0000] {x.py:1} INFO - begin\n"
                                        + middle
                                        + "[2026-01-10T05:00:00.000+0000] {x.py:1} INFO - Marking"
                                        + " task as SUCCESS\n")) {
            assertThat(linked.changes("orders"))
                    .singleElement()
                    .satisfies(run -> {
                        assertThat(run.at()).isEqualTo("2026-01-10T04:00:01");
                        assertThat(run.until().orElseThrow()).isEqualTo("2026-01-10T05:00:00");
                    });
        }
    }

    @Test
    void wordsFromOutsideBecomeOneBoundedLine() throws Exception {
        String title = "a\\u0000b\\u202Ec\\n" + "x".repeat(5_000);
        try (Linked linked =
                linked().file(
                                "changes.json",
                                "{\"changes\": [{\"at\": \"2026-01-10 02:00\", \"title\": \""
                                        + title
                                        + "\"}]}")) {
            assertThat(linked.changes())
                    .singleElement()
                    .satisfies(change ->
                            assertThat(change.title()).hasSize(200).startsWith("a b c x"));
        }
    }

    @Test
    void anEmptyFolderSaysThatItHoldsNothing() throws IOException {
        try (Linked linked = linked()) {
            assertThatThrownBy(linked::lineage).hasMessageContaining("holds nothing that tells");
        }
    }
}
