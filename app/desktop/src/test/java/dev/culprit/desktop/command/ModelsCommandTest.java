package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.wiring.HonestBehaviour;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.llm.stub.Behaviour;
import dev.culprit.llm.stub.Dialect;
import dev.culprit.llm.stub.StubServer;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Models from their set-up to the finding, on the command line and over real sockets.
@Timeout(120)
class ModelsCommandTest {
    private static final String KEY = "sk-canary-77c0ffee";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;
    private Path data;
    private Path alert;
    private Terminal terminal;
    private StubServer server;

    /// All that was ever printed.
    private final StringBuilder printed = new StringBuilder();

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(Dialect.OPENAI);
        terminal = new Terminal(folder.resolve("home"));
        data = folder.resolve("data");
        new SampleLibrary().find("null_spike").orElseThrow().write(data);
        alert = data.resolve("alert.json");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Answer culprit(Object... words) {
        return typing("", words);
    }

    private Answer typing(String input, Object... words) {
        Answer answer = terminal.culpritTyping(input, words);
        printed.append(answer.out()).append(answer.err());
        return answer;
    }

    private Answer add(String name, Object... more) {
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                "models",
                                "add",
                                name,
                                "--provider",
                                "openai_compatible",
                                "--model",
                                "stub-1",
                                "--endpoint",
                                server.endpoint(),
                                "--key-stdin"));
        words.addAll(List.of(more));
        return typing(KEY + "\n", words.toArray());
    }

    @Test
    void aModelIsSetUpAsksInACaseAndItsCaseRunsAgain() throws Exception {
        server.then(new HonestBehaviour());
        Path bundle = folder.resolve("case.culprit");
        Path report = folder.resolve("case.html");

        assertThat(add("stub", "--price-in", "3", "--price-out", "15").exitCode()).isZero();
        assertThat(culprit("models", "test", "stub").out()).startsWith("stub-1-dated answers");
        Answer doctor = culprit("doctor");
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out()).contains("stub-1 at", "key in secrets.json", "Local only is off");
        Answer answer =
                culprit(
                        "investigate",
                        alert,
                        "--reasoner",
                        "stub",
                        "--bundle",
                        bundle,
                        "--report",
                        report);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        JsonNode finding = JSON.readTree(answer.out());
        assertThat(finding.path("status").asText()).isEqualTo("completed");
        assertThat(finding.path("usage").path("tokens_in").asInt()).isGreaterThanOrEqualTo(55);
        assertThat(finding.path("usage").path("cost_usd").asDouble()).isPositive();
        assertThat(answer.err()).contains("asked stub-1 (hypotheses)");
        keyIsOnlyInTheSecrets(bundle);

        Answer again = culprit("replay", bundle, "--rerun");
        assertThat(again.out()).isEqualTo("The same came out.\n");
        assertThat(again.exitCode()).isZero();

        Path orders = data.resolve("orders.csv");
        List<String> lines = Files.readAllLines(orders);
        Files.write(orders, lines.subList(0, lines.size() - lines.size() / 10));
        Answer other = culprit("replay", bundle, "--rerun");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).startsWith("Recorded: measured").contains("\nNow: ");

        Answer gone = culprit("replay", bundle, "--rerun", "--source", folder.resolve("nowhere"));
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).startsWith("The source of this case is gone");
    }

    private void keyIsOnlyInTheSecrets(Path bundle) throws Exception {
        Path secrets = terminal.home().resolve("secrets.json");
        assertThat(server.requests().toString()).contains(KEY);
        assertThat(Files.readString(secrets)).contains(KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        assertThat(printed.toString()).doesNotContain(KEY);
        assertThat(Wiring.bundles().read(Files.readAllBytes(bundle)).toString())
                .contains("stub-1")
                .doesNotContain(KEY);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(secrets)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(KEY);
                }
            }
        }
    }

    @Test
    void aRejectedKeyEndsTheCaseWithItsSentenceAndNoFinding() throws IOException {
        server.then(Behaviour.status(401, "authentication_error", "Wrong key " + KEY));
        add("stub");

        Answer test = culprit("models", "test", "stub");
        Answer answer = culprit("investigate", alert, "--reasoner", "stub", "--quiet");

        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.err()).startsWith("The provider rejected the key (HTTP 401).");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).startsWith("The provider rejected the key (HTTP 401).");
        assertThat(JSON.readTree(answer.out()).path("status").asText()).isEqualTo("failed");
        assertThat(culprit("doctor").exitCode()).isEqualTo(1);
        assertThat(printed.toString()).doesNotContain(KEY);
    }

    @Test
    void aModelThatFailsHalfwayLeavesTheCaseToTheAnalystAndTheFindingSaysSo() throws IOException {
        server.then(
                new HonestBehaviour(),
                Behaviour.status(400, "invalid_request_error", "No such model"));

        theAnalystFinishes();
    }

    /// Slow, since each question is tried again a few times with growing pauses.
    @Test
    @Tag("slow")
    void aServerThatDiesLeavesTheCaseToTheAnalystAndTheFindingSaysSo() throws IOException {
        server.then(
                new HonestBehaviour(),
                exchange -> {
                    server.close();
                    return false;
                });

        theAnalystFinishes();
    }

    private void theAnalystFinishes() throws IOException {
        add("stub");

        Answer answer = culprit("investigate", alert, "--reasoner", "stub", "--quiet");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        JsonNode finding = JSON.readTree(answer.out());
        assertThat(finding.path("confidence").asDouble()).isGreaterThan(0.9);
        assertThat(answer.out()).contains("the built-in analyst finished the case");
    }

    @Test
    void localOnlyKeepsEverythingOnThisMachine() {
        assertThat(
                        typing(
                                        KEY,
                                        "models",
                                        "add",
                                        "far",
                                        "--provider",
                                        "openai",
                                        "--model",
                                        "m",
                                        "--endpoint",
                                        "https://models.example/v1/",
                                        "--key-stdin")
                                .exitCode())
                .isZero();
        assertThat(culprit("models", "local-only", "on").out()).startsWith("Local only is on");

        Answer answer = culprit("investigate", alert, "--reasoner", "far", "--quiet");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).startsWith("Nothing was sent: models.example is not on this");
        assertThat(culprit("models", "list").out()).contains("Local only is on");
        Answer doctor = culprit("doctor");
        assertThat(doctor.out()).contains("Local only is on", "Nothing was sent");
        assertThat(doctor.exitCode()).isZero();
    }

    @Test
    void aPreviewPrintsTheFirstQuestionAndSendsNothing() {
        add("stub");

        Answer preview = culprit("models", "preview", alert, "--reasoner", "stub");

        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("Task: propose what else", "<data-", "\"user_id\"");
        assertThat(server.requests()).isEmpty();
        assertThat(culprit("list").out()).isEmpty();
        assertThat(culprit("models", "prompts", "judge").out())
                .startsWith("=== judge, version")
                .contains("Task: judge");
        assertThat(culprit("models", "prompts", "nope").exitCode()).isEqualTo(2);
    }

    @Test
    void everyCommandSaysWhatItTakes() {
        assertThat(culprit("models", "add", "--help").out()).contains("--key-stdin");
        assertThat(culprit("models", "test", "--help").out()).contains("NAME");
        assertThat(culprit("replay", "--help").out()).contains("--rerun", "something differs");
        assertThat(culprit("bench", "--help").out()).contains("--reasoner");
        assertThat(culprit("investigate", "--help").exitCode()).isZero();
    }

    @Test
    void whatIsWrongIsToldInOneSentence() throws IOException {
        add("stub");
        Answer unknown = culprit("investigate", alert, "--reasoner", "oracle");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualTo("There is no reasoner oracle; there is builtin, stub.\n");
        assertThat(culprit("bench", folder, "--reasoner", "oracle").err()).isEqualTo(unknown.err());
        assertThat(culprit("models", "add", "x", "--provider", "abacus", "--model", "m").err())
                .isEqualTo(
                        "There is no provider abacus; there is anthropic, openai,"
                                + " openai_compatible, ollama.\n");
        assertThat(
                        culprit("models", "add", "builtin", "--provider", "ollama", "--model", "m")
                                .exitCode())
                .isEqualTo(2);
        assertThat(culprit("models", "test", "y").exitCode()).isEqualTo(2);
        assertThat(culprit("models", "remove", "stub").exitCode()).isZero();
        assertThat(culprit("models").out()).startsWith("There are none");
        assertThat(terminal.home().resolve("secrets.json")).content().doesNotContain(KEY);

        Files.writeString(terminal.home().resolve("models.json"), "{ half");
        Answer damaged = culprit("models", "list");
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.err()).endsWith("models.json is damaged; repair or delete it.\n");
    }
}
