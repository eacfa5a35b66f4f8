package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an alert with linked context to a finding that names the commit or the run.
class ContextInvestigationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int DAYS = 21;
    private static final LocalDateTime STALL = START.plusDays(19).plusHours(6);

    @TempDir private Path folder;

    @Test
    void aCommitBeforeTheOnsetIsNamedByTheFindingAndSurvivesBundleAndReplay() throws Exception {
        assumeTrue(commits(), "git is not installed");
        Path data = folder.resolve("null_spike");
        new SampleLibrary().find("null_spike").orElseThrow().write(data);
        JsonNode plain = finding(data);
        String hash = git("rev-parse", "--short=12", "HEAD~1").strip();

        Path bundle = folder.resolve("case.culprit");
        JsonNode found = finding(data, "--context", folder.resolve("etl"), "--bundle", bundle);

        assertThat(found.path("root_cause").asText())
                .contains("commit " + hash, "Read the user id from the session")
                .contains("The time alone proves nothing.");
        assertThat(found.path("causal_chain").path(0).asText()).contains(hash);
        assertThat(found.path("recommendations").toString()).contains(hash);
        assertThat(found.path("category").asText()).isEqualTo("code_change");
        assertThat(found.path("evidence").toString()).contains("Beside it: commit " + hash);
        for (String same : List.of("fault", "slice", "onset", "tables", "counterfactual")) {
            assertThat(found.path(same)).as(same).isEqualTo(plain.path(same));
        }
        assertThat(plain.toString()).doesNotContain("ommit");

        Terminal.Answer replay = terminal().culprit("replay", bundle, "--verify");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        Terminal.Answer report =
                terminal()
                        .culprit(
                                "export",
                                bundle,
                                "--format",
                                "md",
                                "--output",
                                folder.resolve("case.md"));
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(Files.readString(folder.resolve("case.md"))).contains(hash);
    }

    @Test
    void aCommitElsewhereOrLongBeforeChangesNothing() throws Exception {
        Path data = stalledShop();
        String plain = lasting(finding(data));
        Files.writeString(
                folder.resolve("other.json"),
                """
                {"changes": [
                 {"kind": "commit", "at": "2026-01-17 10:00", "title": "Long before", "tables": ["payments"]},
                 {"kind": "commit", "at": "2026-01-20 05:00", "title": "Elsewhere", "tables": ["ledger"]},
                 {"kind": "commit", "at": "2026-01-20 19:00", "title": "After it", "tables": ["payments"]}]}
                """);

        JsonNode linked = finding(data, "--context", folder.resolve("other.json"));

        assertThat(lasting(linked)).isEqualTo(plain);
    }

    @Test
    void aStalledUpstreamJobIsNamedByTheFinding() throws Exception {
        Path data = stalledShop();
        airflow(folder.resolve("logs"));

        JsonNode found = finding(data, "--context", folder.resolve("logs"));

        assertThat(found.path("fault").asText()).isEqualTo("upstream_stalled");
        assertThat(found.path("category").asText()).isEqualTo("upstream_dependency");
        assertThat(found.path("tables").path(0).asText()).isEqualTo("payments");
        String lastRun = "scheduled__2026-01-20T03:00:00+00:00";
        assertThat(found.path("root_cause").asText())
                .contains("The stall of shop.load_payments (last run " + lastRun + ")");
        assertThat(found.path("evidence").toString()).contains(lastRun);
        assertThat(found.path("recommendations").toString()).contains(lastRun);
    }

    @Test
    void aBrokenLinkIsToldAndTheInvestigationGoesOn() throws Exception {
        Path data = stalledShop();
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"metadata\": {\"dbt_schema_version\": \"v12\"}, \"nodes\": [[[");

        Terminal.Answer answer = investigate(data, 0, "--context", folder.resolve("manifest.json"));

        assertThat(answer.err())
                .contains("Unknown: dbt manifest.json: manifest.json is no usable JSON");
    }

    @Test
    void aLinkThatIsNotThereIsBadInput() throws Exception {
        assertThat(investigate(stalledShop(), 2, "--context", folder.resolve("gone")).err())
                .contains("There is nothing at");
    }

    @Test
    void whatAPersonEntersIsUsedUntilItIsTakenBack() throws Exception {
        Path data = stalledShop();
        Terminal.Answer entered =
                terminal()
                        .culprit(
                                "context",
                                "add",
                                data,
                                "--at",
                                "2026-01-20T05:30:00Z",
                                "--title",
                                "New payment service",
                                "--kind",
                                "DEPLOY",
                                "--table",
                                "payments",
                                "--id",
                                "rel-231");
        assertThat(entered.exitCode()).as(entered.err()).isZero();
        assertThat(terminal().culprit("context", "list", data).out())
                .isEqualTo("2026-01-20 05:30 deploy rel-231: New payment service\n");

        assertThat(finding(data).path("root_cause").asText()).contains("Deploy rel-231");

        terminal().culprit("context", "remove", data, "rel-231");
        assertThat(finding(data).path("root_cause").asText()).doesNotContain("rel-231");
    }

    private Terminal terminal() {
        return new Terminal(folder.resolve("home"));
    }

    private JsonNode finding(Path data, Object... more) throws IOException {
        investigate(data, 0, more);
        return JSON.readTree(folder.resolve("finding.json").toFile());
    }

    private Terminal.Answer investigate(Path data, int code, Object... more) {
        Object[] words = new Object[more.length + 4];
        words[0] = "investigate";
        words[1] = data.resolve("alert.json");
        words[2] = "--output";
        words[3] = folder.resolve("finding.json");
        System.arraycopy(more, 0, words, 4, more.length);
        Terminal.Answer answer = terminal().culprit(words);
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(code);
        return answer;
    }

    /// Without what belongs to the run.
    private static String lasting(JsonNode finding) {
        return finding.toString()
                .replaceFirst("\"investigation_id\":\"[^\"]+\"", "")
                .replaceFirst("\"seconds\":[0-9.]+", "");
    }

    /// Orders take their provider from payments, which end in the middle of the window.
    private Path stalledShop() throws IOException {
        Path data = Files.createDirectories(folder.resolve("shop"));
        StringBuilder orders = new StringBuilder("order_id,created_at,country,provider\n");
        StringBuilder payments = new StringBuilder("order_id,paid_at,provider\n");
        int id = 0;
        for (int minute = 0; minute < DAYS * 1440; minute += 12) {
            LocalDateTime at = START.plusMinutes(minute);
            String time = at.toString().replace('T', ' ') + (at.getSecond() == 0 ? ":00" : "");
            String provider = List.of("visa", "paypal", "sepa").get((id * 7 + id / 11) % 3);
            boolean paid = at.isBefore(STALL);
            orders.append(
                    "O%d,%s,%s,%s%n"
                            .formatted(id, time, id % 2 == 0 ? "DE" : "FR", paid ? provider : ""));
            if (paid) {
                payments.append("O%d,%s,%s%n".formatted(id, time, provider));
            }
            id++;
        }
        Files.writeString(data.resolve("orders.csv"), orders);
        Files.writeString(data.resolve("payments.csv"), payments);
        Files.writeString(
                data.resolve("build_orders.sql"),
                "CREATE TABLE orders AS SELECT o.order_id, o.created_at, o.country, p.provider"
                        + " FROM landing_orders o LEFT JOIN payments p ON p.order_id = o.order_id");
        Files.writeString(
                data.resolve("alert.json"),
                """
                {"alert_id": "AL-1", "dataset_id": "orders", "metric": {"kind": "null_rate", "column": "provider"},
                 "window": {"column": "created_at", "start": "2026-01-20 00:00:00", "end": "2026-01-22 00:00:00"},
                 "baseline": {"column": "created_at", "start": "2026-01-01 00:00:00", "end": "2026-01-20 00:00:00"}}
                """);
        return data;
    }

    /// Runs every three hours that end with the stall; another job goes on.
    private static void airflow(Path logs) throws IOException {
        for (int hour = 0; hour < DAYS * 24; hour += 3) {
            LocalDateTime at = START.plusHours(hour);
            if (at.isBefore(STALL)) {
                log(logs, "load_payments", at);
            }
            log(logs, "load_customers", at);
        }
    }

    private static void log(Path logs, String task, LocalDateTime at) throws IOException {
        Path log =
                logs.resolve(
                        "dag_id=shop/run_id=scheduled__%s:00+00:00/task_id=%s/attempt=1.log"
                                .formatted(at, task));
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                "[%1$s:05.000+0000] {t.py:1} INFO - begin\n[%1$s:45.000+0000] {t.py:1} INFO - Marking task as SUCCESS.\n"
                        .formatted(at));
    }

    private boolean commits() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("etl/models"));
        try {
            git("init", "-q");
        } catch (IOException none) {
            return false;
        }
        commit("2026-01-08T10:00:00Z", "models/users.sql", "Add users");
        commit("2026-01-09T23:20:00Z", "models/orders.sql", "Read the user id from the session");
        commit("2026-01-12T09:00:00Z", "README.md", "Explain orders");
        return true;
    }

    private void commit(String at, String file, String title)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("etl").resolve(file), title);
        git("add", file);
        git(at, List.of("commit", "-q", "-m", title));
    }

    private String git(String... words) throws IOException, InterruptedException {
        return git("2026-01-01T00:00:00Z", List.of(words));
    }

    private String git(String at, List<String> words) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(new ArrayList<>(List.of("git")))
                        .directory(folder.resolve("etl").toFile());
        builder.command().addAll(words);
        builder.environment()
                .putAll(
                        Map.of(
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "GIT_CONFIG_NOSYSTEM", "1",
                                "GIT_AUTHOR_NAME", "Ana",
                                "GIT_AUTHOR_EMAIL", "ana@example.org",
                                "GIT_COMMITTER_NAME", "Ana",
                                "GIT_COMMITTER_EMAIL", "ana@example.org",
                                "GIT_AUTHOR_DATE", at,
                                "GIT_COMMITTER_DATE", at));
        Process process = builder.start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(words.toString()).isZero();
        return said;
    }
}
