package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables are looked at with no alert at hand, on the command line.
class ScanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private Path data;
    private Terminal terminal;

    @BeforeEach
    void prepare() {
        data = folder.resolve("data");
        terminal = new Terminal(folder.resolve("home"));
    }

    private void sample(String name) throws IOException {
        new SampleLibrary().find(name).orElseThrow().write(data);
        Files.delete(data.resolve("alert.json"));
    }

    /// Loading the other tables takes longer than the scan.
    private void withoutOthersThan(String table) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                if (!file.endsWith(table + ".csv")) {
                    Files.delete(file);
                }
            }
        }
    }

    /// The alert's own metric stands first in the scan of its table.
    @ParameterizedTest
    @CsvSource({
        "null_spike, orders, null_rate, user_id",
        "volume_drop, events, row_count, ",
        "duplicates, order_items, duplicate_rate, order_item_id",
        "late_arriving, events, freshness, inserted_at"
    })
    void theIncidentOfASampleIsTheFirstThingThatLooksOdd(
            String sample, String table, String kind, String column) throws IOException {
        sample(sample);
        withoutOthersThan(table);

        Answer answer = terminal.culprit("scan", data, table, "--json", "--quiet");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        JsonNode scan = JSON.readTree(answer.out()).path("tables").path(0);
        JsonNode first = scan.path("oddities").path(0).path("alert");
        assertThat(first.path("metric").path("kind").asText()).isEqualTo(kind);
        assertThat(first.path("metric").path("column").asText())
                .isEqualTo(column == null ? "" : column);
        assertThat(scan.path("queries").size()).isLessThanOrEqualTo(4);
    }

    @Test
    void aSundayLooksLikeASunday() throws IOException {
        sample("expected_variance");
        withoutOthersThan("orders");

        Answer answer = terminal.culprit("scan", data, "orders");

        assertThat(answer.out()).startsWith("orders: nothing looks odd (");
        assertThat(answer.err()).contains("orders: What did orders hold by day?");
    }

    @Test
    void whatLooksOddIsInvestigatedAsAnAlert() throws IOException {
        sample("null_spike");
        Path odd = folder.resolve("odd");

        Answer all = terminal.culprit("scan", data, "--alerts", odd, "--quiet");

        assertThat(all.out()).contains("orders: ", "The NULL rate of user_id was ");
        Path alert = odd.resolve("scan-orders-null_rate-user_id-2026-01-10/alert.json");
        assertThat(alert).exists();
        Answer found = terminal.culprit("investigate", alert, "--source", data, "--quiet");
        assertThat(found.exitCode()).as(found.err()).isZero();
        JsonNode finding = JSON.readTree(found.out());
        assertThat(finding.path("fault").asText()).isEqualTo("null_spike");
        assertThat(finding.path("slice").path("app_version").asText()).isEqualTo("2.3.1");
    }

    @Test
    void whatIsNotThereIsNamedInOneSentence() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("things.csv"), "id,label\n1,a\n2,b\n");

        Answer timeless = terminal.culprit("scan", data);
        Answer missing = terminal.culprit("scan", data, "thing");
        Answer table = terminal.culprit("scan", data, "things");
        Answer nowhere = terminal.culprit("scan", folder.resolve("nowhere"));
        Answer never = terminal.culprit("scan", data, "--until", "never");

        assertThat(timeless.exitCode()).isEqualTo(1);
        assertThat(timeless.err()).startsWith("No table of ").contains("has a time column");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).startsWith("There is no table thing in ").contains("things");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).startsWith("things: things has no time column");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(never.exitCode()).isEqualTo(2);
        assertThat(never.err()).contains("--until is never");
        assertThat(List.of(timeless.err(), missing.err(), nowhere.err(), never.err()))
                .allMatch(text -> text.lines().count() == 1);
    }
}
