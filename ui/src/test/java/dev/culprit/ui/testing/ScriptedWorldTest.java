package dev.culprit.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.Status;
import org.junit.jupiter.api.Test;

class ScriptedWorldTest {

    @Test
    void theCaseEndsWithOneGuiltyThreeClearedAndOneUntested() throws InterruptedException {
        try (var world = ScriptedWorld.create()) {
            var state = world.finished();

            assertThat(state.status()).isEqualTo(Status.COMPLETED);
            assertThat(state.hypotheses())
                    .extracting(hypothesis -> hypothesis.standing())
                    .containsExactly(
                            Standing.CONFIRMED,
                            Standing.REJECTED,
                            Standing.REJECTED,
                            Standing.REJECTED,
                            Standing.UNTESTED);
            assertThat(state.finding()).isPresent();
        }
    }

    @Test
    void everyHypothesisHasAQueryWaitingWhenAPersonDecides() throws InterruptedException {
        try (var world = ScriptedWorld.create()) {
            var state = world.waiting();

            assertThat(state.queries()).hasSize(7);
            assertThat(state.measurement()).isPresent();
        }
    }
}
