package dev.culprit.desktop.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir private Path folder;
    private Path data;
    private Path alert;
    private Terminal terminal;

    @BeforeEach
    void writeAShop() throws IOException {
        terminal = new Terminal(folder.resolve("home"));
        data = Files.createDirectory(folder.resolve("data"));
        StringBuilder csv = new StringBuilder("order_id,user_id,channel,created_at\n");
        for (int day = 1; day <= 14; day++) {
            for (int order = 0; order < 100; order++) {
                boolean lost = day >= 12 && order % 4 == 0;
                csv.append(
                        "o%02d%03d,%s,%s,2026-01-%02d %02d:%02d:00%n"
                                .formatted(
                                        day,
                                        order,
                                        lost ? "" : "u" + order,
                                        order % 4 == 0 ? "app" : "web",
                                        day,
                                        order % 24,
                                        order % 60));
            }
        }
        Files.writeString(data.resolve("orders.csv"), csv);
        alert = alert("orders", "user_id");
    }

    private Path alert(String table, String column) throws IOException {
        Path file = data.resolve("alert.json");
        Files.writeString(
                file,
                """
                {"alert_id": "AL-1", "dataset_id": "%s",
                 "metric": {"kind": "null_rate", "column": "%s"},
                 "expected_value": 0.0, "actual_value": 0.25,
                 "window": {"column": "created_at", "start": "2026-01-12", "end": "2026-01-15"},
                 "baseline": {"column": "created_at", "start": "2026-01-01", "end": "2026-01-12"}}
                """
                        .formatted(table, column));
        return file;
    }

    @Test
    void aFindingGoesToStandardOutputAndProgressToStandardError() {
        Answer answer = terminal.culprit("investigate", alert);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).startsWith("{").contains("\"channel\" : \"app\"");
        assertThat(answer.err()).contains("Investigating: NULL rate of orders.user_id");
    }

    @Test
    void theLogFileTellsHowItWentWithoutAnyDataOrNames() throws IOException {
        terminal.culprit("investigate", alert, "--quiet");
        terminal.culprit("investigate", alert("orders", "no_such_column"), "--quiet");

        assertThat(folder.resolve("home/logs/culprit.log"))
                .content()
                .contains("query q1 gave", "SynthesisCompleted")
                .doesNotContain("user_id", "channel", "orders", "SELECT", folder.toString());
    }

    @Test
    void aSavedCaseReplaysAndExportsAfterItsSourceIsGone() throws IOException {
        Path bundle = folder.resolve("case.culprit");
        Answer live = terminal.culprit("investigate", alert, "--quiet", "--bundle", bundle);
        Files.delete(data.resolve("orders.csv"));
        Files.delete(alert);
        Terminal elsewhere = new Terminal(folder.resolve("another-home"));

        assertThat(elsewhere.culprit("replay", bundle).out()).isEqualTo(live.out());
        assertThat(elsewhere.culprit("replay", bundle, "--verify").out())
                .endsWith("events, nothing was changed.\n");
        Path html = folder.resolve("case.html");
        assertThat(
                        elsewhere
                                .culprit("export", bundle, "--format", "html", "--output", html)
                                .exitCode())
                .isZero();
        assertThat(html).content().contains("<svg");
    }

    @Test
    void aCaseLeavesTheHouseInEveryFormatAndNoMoreOfItThanWanted() throws IOException {
        Path bundle = folder.resolve("case.culprit");
        Path report = folder.resolve("case.pdf");
        terminal.culprit("investigate", alert, "--quiet", "--bundle", bundle, "--report", report);
        Path evidence = folder.resolve("evidence");
        Path summary = folder.resolve("summary.md");

        Answer unpacked =
                terminal.culprit("export", bundle, "--format", "folder", "--output", evidence);
        Answer brief =
                terminal.culprit(
                        "export",
                        bundle,
                        "--format",
                        "md",
                        "--detail",
                        "summary",
                        "--without",
                        "proof,limits",
                        "--output",
                        summary);
        Answer wrong =
                terminal.culprit(
                        "export",
                        bundle,
                        "--format",
                        "md",
                        "--without",
                        "rows",
                        "--output",
                        summary);

        assertThat(unpacked.exitCode()).as(unpacked.err()).isZero();
        assertThat(brief.exitCode()).as(brief.err()).isZero();
        assertThat(Files.readAllBytes(report)).startsWith("%PDF-1.7".getBytes(US_ASCII));
        assertThat(evidence.resolve("findings.md")).content().contains("## Queries and evidence");
        assertThat(evidence.resolve("q1.sql")).content().contains("SELECT");
        assertThat(evidence.resolve("q1.csv")).isNotEmptyFile();
        assertThat(summary)
                .content()
                .contains("## What to do")
                .doesNotContain("## Proof", "SELECT");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("There is no section rows; a report has proof, alert, ");
    }

    @Test
    void aReplayCanStopAtAnyEvent() {
        Path bundle = folder.resolve("case.culprit");
        terminal.culprit("investigate", alert, "--quiet", "--bundle", bundle);

        assertThat(terminal.culprit("replay", bundle, "--until", "2").out())
                .contains("\"fault\" : null");
        Answer beyond = terminal.culprit("replay", bundle, "--until", "99999");
        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err()).startsWith("--until goes from 1 to ");
    }

    @Test
    void aChangedBundleIsNotOpened() throws IOException {
        Path bundle = folder.resolve("case.culprit");
        terminal.culprit("investigate", alert, "--quiet", "--bundle", bundle);
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);

        Answer answer = terminal.culprit("replay", bundle);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err()).contains("case.culprit cannot be opened");
    }

    @Test
    void askingInTheTerminalRunsWhatIsApprovedAndNothingElse() {
        Answer approved =
                terminal.culpritTyping("a\n".repeat(50), "investigate", alert, "--approve", "ask");
        Answer rejected = terminal.culpritTyping("", "investigate", alert, "--approve", "ask");

        assertThat(approved.exitCode()).as(approved.err()).isZero();
        assertThat(approved.err()).contains("Run q1?");
        assertThat(rejected.exitCode()).isEqualTo(3);
    }

    @Test
    void anInvestigationCanBeListedAndExportedByItsId() {
        terminal.culprit("investigate", alert, "--quiet");

        String line = terminal.culprit("list").out();

        assertThat(line).contains("NULL rate of orders.user_id  completed: ");
        String id = line.substring(0, line.indexOf(' '));
        Path markdown = folder.resolve("case.md");
        assertThat(
                        terminal.culprit("export", id, "--format", "md", "--output", markdown)
                                .exitCode())
                .isZero();
        assertThat(markdown).content().startsWith("# ");
    }

    @Test
    void casesAreInvestigatedOneByOneAndABrokenOneStopsNoOther() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("alert.json"), "{");
        Path findings = folder.resolve("findings");

        Answer answer = terminal.culprit("investigate", "--cases", folder, "--output", findings);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(findings.resolve("data.json")).content().contains("\"fault\" : \"null_spike\"");
        assertThat(answer.err()).contains("broken: ", "is not valid JSON");
    }

    @Test
    void aBenchScoresEveryCaseAgainstItsTruth() throws IOException {
        truth("null_spike", "app");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("alert.json"), "{");
        Files.copy(data.resolve("truth.json"), broken.resolve("truth.json"));
        Path scores = folder.resolve("scores");

        Answer answer = terminal.culprit("bench", folder, "--score", "--output", scores);

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out().lines())
                .contains(
                        "cases                             2",
                        "composite                      50.0")
                .anyMatch(line -> line.startsWith("null_spike                2      50.0"))
                .anyMatch(line -> line.startsWith("easy                      2      50.0"));
        assertThat(scores.resolve("data.json")).content().contains("\"fault\" : \"null_spike\"");
        assertThat(scores.resolve("scores.json")).content().contains("\"composite\" : 50.0");
    }

    @Test
    void aBenchOfTheWrongTruthScoresLess() throws IOException {
        truth("null_spike", "web");

        Answer answer = terminal.culprit("bench", folder, "--score", "--by", "fault");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out().lines())
                .contains(
                        "exact slice                   0.000",
                        "fault kind                    1.000")
                .noneMatch(line -> line.startsWith("easy"));
    }

    @Test
    void aBenchWithoutScoresNeedsNoTruth() {
        Answer answer = terminal.culprit("bench", folder);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo("1 cases, 0 of them failed\n");
    }

    @Test
    void aBenchThatCannotScoreSaysSoBeforeItBegins() throws IOException {
        Answer missing = terminal.culprit("bench", folder, "--score");
        Files.writeString(data.resolve("truth.json"), "{");
        Answer broken = terminal.culprit("bench", folder, "--score");
        Files.writeString(data.resolve("truth.json"), "{}");
        Answer empty = terminal.culprit("bench", folder, "--score");

        Path file = data.resolve("truth.json");
        assertThat(missing.err())
                .isEqualTo("There is no " + file + ", so the case cannot be scored.\n");
        assertThat(broken.err()).isEqualTo(file + " is not valid JSON.\n");
        assertThat(empty.err()).isEqualTo(file + " names no fault.\n");
        assertThat(List.of(missing, broken, empty)).allMatch(answer -> answer.exitCode() == 2);
        assertThat(terminal.culprit("list").out()).isEmpty();
    }

    private void truth(String fault, String channel) throws IOException {
        Files.writeString(
                data.resolve("truth.json"),
                """
                {"fault": "%s", "difficulty": "easy", "table": "orders", "columns_accept": ["user_id"],
                 "slice": {"channel": "%s"}, "onset": "2026-01-12 00:00:00"}
                """
                        .formatted(fault, channel));
    }

    @Test
    void anUnknownTableOrColumnIsNamedWithTheKnownOnes() throws IOException {
        Answer table = terminal.culprit("investigate", alert("ordres", "user_id"), "--quiet");
        Answer column = terminal.culprit("investigate", alert("orders", "user_idd"), "--quiet");

        assertThat(table.exitCode()).isEqualTo(2);
        assertThat(table.err()).isEqualTo("There is no table ordres; the source has orders.\n");
        assertThat(column.exitCode()).isEqualTo(2);
        assertThat(column.err())
                .isEqualTo(
                        "There is no column user_idd in orders; it has order_id, user_id, channel,"
                                + " created_at.\n");
    }

    @Test
    void aBrokenLineIsNamedAndNothingIsGuessed() throws IOException {
        Path csv = data.resolve("orders.csv");
        Files.writeString(csv, Files.readString(csv) + "o1,u1\n");

        Answer answer = terminal.culprit("investigate", alert, "--quiet");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("orders.csv", "1402");
        assertThat(answer.err().lines()).hasSize(1);
    }

    @Test
    void anEmptyFolderFailsTheInvestigation() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Answer answer = terminal.culprit("investigate", alert, "--source", empty, "--quiet");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err().lines()).hasSize(1);
    }

    @Test
    void aSourceThatCannotBeReachedFailsTheInvestigation() {
        Answer answer =
                terminal.culprit(
                        "investigate",
                        alert,
                        "--quiet",
                        "--source",
                        "jdbc:postgresql://127.0.0.1:1/shop?user=reader&password=hunter2");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err() + answer.out()).doesNotContain("hunter2");
        assertThat(terminal.culprit("list").out()).doesNotContain("hunter2");
    }

    @Test
    void wrongUsageIsAnsweredWithOneSentenceAndExitCodeTwo() {
        assertThat(terminal.culprit("investigate").err()).startsWith("Name either an alert file");
        assertThat(terminal.culprit("investigate", "nope.json").err())
                .isEqualTo("There is no file nope.json.\n");
        assertThat(terminal.culprit("investigate", alert, "--source", "nope").exitCode())
                .isEqualTo(2);
        assertThat(terminal.culprit("investigate", alert, "--reasoner", "oracle").exitCode())
                .isEqualTo(2);
        assertThat(
                        terminal.culprit("export", "no-such-id", "--format", "md", "--output", "x")
                                .exitCode())
                .isEqualTo(2);
        assertThat(terminal.culprit("demo", "nope").exitCode()).isEqualTo(2);
        assertThat(terminal.culprit("bench", "nope", "--score").err())
                .isEqualTo("There is no folder nope.\n");
        assertThat(terminal.culprit("bench", data).err())
                .isEqualTo("No sub-folder of " + data + " has an alert.json.\n");
        assertThat(terminal.culprit("bench", folder, "--by", "level").exitCode()).isEqualTo(2);
        assertThat(terminal.culprit("bench").exitCode()).isEqualTo(2);
    }

    @Test
    void aSecondInstanceOnTheSameHomeIsToldWhatToDo() {
        try (Wiring _ = Wiring.open(new Home(terminal.home()))) {
            Answer answer = terminal.culprit("list");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.err()).contains("--home");
            assertThat(answer.err().lines()).hasSize(1);
        }
        assertThat(terminal.culprit("list").exitCode()).isZero();
    }
}
