package dev.culprit.llm.chat;

import static dev.culprit.llm.stub.Asking.PROMPT;
import static dev.culprit.llm.stub.Asking.ask;
import static dev.culprit.llm.stub.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.llm.stub.ScriptedModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordAndReplayTest {
    private final List<ModelConsulted> events = new ArrayList<>();
    private final List<Divergence> divergences = new ArrayList<>();
    private final ScriptedModel inner = new ScriptedModel();
    private final ModelPort recording =
            new RecordingModel(inner, Prices.of("3", "15"), events::add);

    private static Prompt prompt(String purpose, String user) {
        return Prompt.of(purpose, "1", "You find causes.", user, 500);
    }

    private static Reply answer(ModelPort model, Prompt prompt) throws ModelException {
        return model.ask(prompt, TextListener.NONE, new Cancellation());
    }

    @Test
    void aCallIsRecordedWithAllThatIsKnown() throws ModelException {
        inner.says("The mobile app.");

        answer(recording, PROMPT.about(new HypothesisId(2)));

        ModelConsulted event = events.getFirst();
        assertThat(event)
                .isEqualTo(
                        new ModelConsulted(
                                "scripted",
                                "hypotheses",
                                Optional.of(new HypothesisId(2)),
                                PROMPT.hash("scripted"),
                                PROMPT.text(),
                                "The mobile app.",
                                Optional.empty(),
                                10,
                                4,
                                new BigDecimal("0.00009"),
                                event.took()));
        assertThat(event.took()).isPositive();
    }

    @Test
    void aFailureIsRecordedAndFailsAgain() {
        inner.fails(
                new ModelException(FailureKind.TRUNCATED, "It was cut.")
                        .spending(new TokenUse(11, 500, false), "half"));
        failure(recording);

        ModelException again = failure(new ReplayingModel(events, divergences::add));

        assertThat(events.getFirst().problem()).contains("truncated: It was cut.");
        assertThat(events.getFirst().answer()).isEqualTo("half");
        assertThat(again.kind()).isEqualTo(FailureKind.TRUNCATED);
        assertThat(again).hasMessage("It was cut.");
        assertThat(again.spent()).isEqualTo(new TokenUse(11, 500, false));
    }

    @Test
    void aReplayAnswersInWhateverOrderItIsAsked() throws ModelException {
        inner.says("first").says("second").says("first again");
        answer(recording, prompt("query", "one"));
        answer(recording, prompt("query", "two"));
        answer(recording, prompt("query", "one"));

        var replay = new ReplayingModel(events, divergences::add);

        assertThat(answer(replay, prompt("query", "two")).text()).isEqualTo("second");
        assertThat(answer(replay, prompt("query", "one")).text()).isEqualTo("first");
        assertThat(replay.unasked()).hasSize(1);
        assertThat(answer(replay, prompt("query", "one")).text()).isEqualTo("first again");
        assertThat(replay.unasked()).isEmpty();
        assertThat(divergences).isEmpty();
    }

    @Test
    void theFirstDivergenceIsReportedAndNoAnswerInvented() throws ModelException {
        inner.says("a").says("b");
        answer(recording, prompt("hypotheses", "same"));
        answer(recording, prompt("query", "Schema:\norders(id)\nWrite SQL."));

        var replay = new ReplayingModel(events, divergences::add);
        answer(replay, prompt("hypotheses", "same"));
        ModelException diverged =
                failureOf(replay, prompt("query", "Schema:\norders(id, user_id)\nWrite SQL."));
        failureOf(replay, prompt("judge", "something new"));

        assertThat(diverged.kind()).isEqualTo(FailureKind.DIVERGED);
        assertThat(divergences)
                .containsExactly(new Divergence(2, "query", "orders(id)", "orders(id, user_id)"));
    }

    @Test
    void recordingsFromBeforeTheHashAreFoundByTheirText() throws ModelException {
        var old =
                new ModelConsulted(
                        "m",
                        "hypotheses",
                        Optional.empty(),
                        "",
                        PROMPT.text(),
                        "old answer",
                        Optional.empty(),
                        1,
                        2,
                        BigDecimal.ZERO,
                        Duration.ofSeconds(1));

        Reply reply = ask(new ReplayingModel(List.of(old), divergences::add));

        assertThat(reply)
                .isEqualTo(
                        new Reply(
                                "old answer",
                                new TokenUse(1, 2, false),
                                "m",
                                Duration.ofSeconds(1)));
    }

    private static ModelException failureOf(ModelPort model, Prompt prompt) {
        try {
            throw new AssertionError("There was an answer: " + answer(model, prompt));
        } catch (ModelException expected) {
            return expected;
        }
    }
}
