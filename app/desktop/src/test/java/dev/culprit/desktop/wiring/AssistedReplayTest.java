package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.llm.chat.Divergence;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.steps.AssistedReasoner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models on record, and models that fail.
class AssistedReplayTest {
    @TempDir private Path folder;

    private AssistedBench bench;
    private final List<Divergence> divergences = new ArrayList<>();

    @BeforeEach
    void open() {
        bench = new AssistedBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private InvestigationState again(List<ModelConsulted> recording, Path data)
            throws InterruptedException {
        return bench.investigate(
                data,
                analyst ->
                        AssistedReasoner.replaying(
                                AssistedBench.NAME,
                                analyst,
                                recording,
                                () -> Masking.with(AssistedBench.KEY),
                                divergences::add));
    }

    @Test
    void aSavedInvestigationRunsAgainWithRecordedAnswersAndNoModel()
            throws InterruptedException, IOException {
        Path data = bench.sample("null_spike");
        InvestigationState live = bench.investigate(data, new HonestModel());

        InvestigationState again = again(bench.consulted(live), data);

        assertThat(divergences).isEmpty();
        assertThat(again.finding().orElseThrow().narrative().headline())
                .isEqualTo(live.finding().orElseThrow().narrative().headline());
        assertThat(again.finding().orElseThrow().narrative().paragraph())
                .isEqualTo(live.finding().orElseThrow().narrative().paragraph());
        assertThat(told(again)).isEqualTo(told(live));

        Path alert = data.resolve("alert.json");
        Files.writeString(alert, Files.readString(alert).replace("NULL rate", "Share of NULL"));
        InvestigationState other = again(bench.consulted(live), data);

        assertThat(divergences).hasSize(1);
        assertThat(divergences.getFirst().purpose()).isEqualTo("hypotheses");
        assertThat(other.status()).isEqualTo(Status.COMPLETED);
        assertThat(other.finding().orElseThrow().narrative().paragraph())
                .contains("the built-in analyst finished the case");
    }

    private static List<String> told(InvestigationState state) {
        return state.hypotheses().stream()
                .flatMap(it -> it.evidence().stream())
                .map(Evidence::interpretation)
                .map(it -> it.verdict() + " " + it.confidence() + " " + it.summary())
                .toList();
    }

    @Test
    void aRejectedKeyEndsTheInvestigationWithItsSentence() throws InterruptedException {
        InvestigationState state =
                bench.investigate(
                        bench.sample("null_spike"),
                        new Failing(FailureKind.KEY_REJECTED, "The provider rejected the key."));

        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.outcome()).contains("The provider rejected the key.");
        assertThat(state.finding()).isEmpty();
        assertThat(bench.consulted(state)).hasSize(1);
    }

    @Test
    void aModelThatIsDownLeavesTheCaseToTheAnalyst() throws InterruptedException {
        InvestigationState state =
                bench.investigate(
                        bench.sample("null_spike"),
                        new Failing(FailureKind.OVERLOADED, "The provider is overloaded."));

        assertThat(state.status()).isEqualTo(Status.COMPLETED);
        assertThat(state.finding().orElseThrow().confidence().value()).isGreaterThan(0.9);
        assertThat(state.finding().orElseThrow().narrative().paragraph())
                .endsWith("finished the case: The provider is overloaded.");
    }

    private static final class Failing extends TalkingModel {
        private final FailureKind kind;
        private final String sentence;

        private Failing(FailureKind kind, String sentence) {
            this.kind = kind;
            this.sentence = sentence;
        }

        @Override
        Object answer(String purpose, com.fasterxml.jackson.databind.JsonNode data, int attempt)
                throws ModelException {
            throw new ModelException(kind, sentence);
        }
    }
}
