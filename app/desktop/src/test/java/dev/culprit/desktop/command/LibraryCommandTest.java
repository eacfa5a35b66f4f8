package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.library.LibraryNote;
import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.instance.WindowBell;
import dev.culprit.desktop.library.HomeLibraryNotes;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The investigations of a home folder are found again, and its storage is told and cleaned.
class LibraryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private Path home;
    private Terminal terminal;

    @BeforeEach
    void prepare() {
        home = folder.resolve("home");
        terminal = new Terminal(home);
    }

    private void failOn(String table) throws IOException {
        Path data = Files.createDirectories(folder.resolve("empty"));
        Path alert = folder.resolve(table + ".json");
        Files.writeString(
                alert,
                """
                {"alert_id": "A", "dataset_id": "%s", "metric": {"kind": "row_count"},
                 "window": {"column": "at", "start": "2026-01-10 00:00:00",
                            "end": "2026-01-11 00:00:00"}}
                """
                        .formatted(table));
        terminal.culprit("investigate", alert, "--source", data, "--quiet");
    }

    private List<String> titles(Object... options) throws IOException {
        Object[] words = new Object[options.length + 2];
        words[0] = "list";
        words[1] = "--json";
        System.arraycopy(options, 0, words, 2, options.length);
        Answer answer = terminal.culprit(words);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return JSON.readTree(answer.out()).findValuesAsText("title");
    }

    @Test
    void theListIsNarrowedByTableStatusDateTagAndArchive() throws IOException {
        failOn("orders");
        failOn("events");
        String orders = "Rows per day in orders";
        String events = "Rows per day in events";
        assertThat(titles()).containsExactly(events, orders);
        assertThat(titles("--table", "ORDERS")).containsExactly(orders);
        assertThat(titles("--status", "failed")).hasSize(2);
        assertThat(titles("--status", "completed")).isEmpty();
        assertThat(titles("--fault", "null_spike")).isEmpty();
        assertThat(titles("--since", "2020-01-01")).hasSize(2);
        assertThat(titles("--since", "2999-01-01")).isEmpty();
        assertThat(titles("rows", "EVENTS")).containsExactly(events);

        JsonNode all = JSON.readTree(terminal.culprit("list", "--json").out());
        var notes = new HomeLibraryNotes(home.resolve("library.json"));
        var first = new InvestigationId(all.path(0).path("id").asText());
        var second = new InvestigationId(all.path(1).path("id").asText());
        assertThat(notes.put(first, new LibraryNote(List.of("weekly"), false))).isEmpty();
        assertThat(notes.put(second, new LibraryNote(List.of(), true))).isEmpty();

        assertThat(titles()).containsExactly(events);
        assertThat(titles("--archived")).containsExactly(orders);
        assertThat(titles("--tag", "Weekly")).containsExactly(events);
        assertThat(terminal.culprit("list").out()).endsWith("[weekly]\n");
        assertThat(terminal.culprit("list", "--since", "soon").err())
                .isEqualTo("--since is soon; write a date like 2026-01-13.\n");
    }

    /// By a double click while a window is open; commands that need the log say that it is taken.
    @Test
    void aFileIsHandedToTheWindowThatIsOpen() throws Exception {
        Files.createDirectories(home);
        Path file = Files.writeString(folder.resolve("case.culprit"), "x");
        var taken = new CompletableFuture<Optional<Path>>();
        try (Wiring _ = Wiring.open(new Home(home));
                WindowBell bell = WindowBell.listen(home)) {
            bell.onRing(taken::complete);

            Answer answer = terminal.culprit(file);

            assertThat(answer.exitCode()).as(answer.err()).isZero();
            assertThat(taken.get(10, TimeUnit.SECONDS)).contains(file);
            assertThat(terminal.culprit("list").err()).contains("Culprit is already running on ");
        }
    }

    @Test
    void aDamagedFileOfNotesIsNotReplaced() throws IOException {
        Path file = Files.createDirectories(home).resolve("library.json");
        Files.writeString(file, "{");
        var notes = new HomeLibraryNotes(file);

        assertThat(notes.all()).isEmpty();
        assertThat(notes.put(new InvestigationId("a"), new LibraryNote(List.of(), true)))
                .hasValueSatisfying(why -> assertThat(why).contains("damaged"));
        assertThat(file).hasContent("{");
    }

    @Test
    void cachesAreRemovedAndTheLogIsNot() throws IOException {
        failOn("orders");
        Path cached = Files.createDirectories(home.resolve("cache/extracts"));
        Files.write(cached.resolve("a.duckdb"), new byte[3_000_000]);
        Path elsewhere = Files.writeString(folder.resolve("mine"), "mine");
        Files.createSymbolicLink(cached.resolve("link"), elsewhere);

        assertThat(terminal.culprit("storage").out())
                .containsPattern("cache +3\\.0 MB  can be made again")
                .contains("store", "settings");
        Answer cleaned = terminal.culprit("storage", "--clean", "--json");

        assertThat(cleaned.err()).startsWith("Freed 3.0 MB");
        assertThat(home.resolve("cache")).isEmptyDirectory();
        assertThat(elsewhere).hasContent("mine");
        assertThat(titles()).hasSize(1);
    }
}
