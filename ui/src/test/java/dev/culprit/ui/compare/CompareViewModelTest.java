package dev.culprit.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.replay.Comparison;
import dev.culprit.core.replay.Comparison.Line;
import dev.culprit.core.replay.Comparison.Part;
import dev.culprit.ui.testing.ScriptedWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final CompareViewModel model =
            new CompareViewModel(world.services().desk()::state, Runnable::run, Runnable::run);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void twoRunsOfTheSameCaseSayTheSame() throws InterruptedException {
        model.show(world.finished().id(), world.finished().id());

        assertThat(model.pair().get().orElseThrow().first()).isEmpty();
        assertThat(model.lines()).hasSizeGreaterThan(10).noneMatch(Line::differs);
        model.differencesOnly().set(true);
        assertThat(model.lines()).isEmpty();
    }

    @Test
    void theFirstDifferenceIsMarkedAndTheRestCanBeLeftOut() throws InterruptedException {
        model.show(world.finished().id(), world.failed().id());

        Line first = model.pair().get().orElseThrow().first().orElseThrow();
        assertThat(model.isFirst(first)).isTrue();
        assertThat(first.part()).isEqualTo(Part.MEASUREMENT);
        assertThat(model.lines()).filteredOn(model::isFirst).containsExactly(first);
        model.differencesOnly().set(true);
        assertThat(model.lines()).isNotEmpty().allMatch(Line::differs);
        assertThat(model.lines()).extracting(Line::part).contains(Part.FINDING, Part.QUERIES);
    }

    @Test
    void aCaseThatCannotBeReadSaysSo() {
        var broken =
                new CompareViewModel(
                        _ -> {
                            throw new IllegalStateException("The log is damaged.");
                        },
                        Runnable::run,
                        Runnable::run);
        broken.show(new InvestigationId("a"), new InvestigationId("b"));

        assertThat(broken.problem().get()).isEqualTo("The log is damaged.");
    }

    /// As `replay --rerun` words it: where two long lines part.
    @Test
    void aContrastShowsWhereTwoLinesPart() {
        String same = "x".repeat(200);
        assertThat(Comparison.contrast(same + "a", same + "b"))
                .isEqualTo(
                        "Recorded: ..."
                                + "x".repeat(40)
                                + "a\nNow:      ..."
                                + "x".repeat(40)
                                + "b");
        assertThat(Comparison.contrast("", "b")).isEqualTo("Recorded: (nothing)\nNow:      b");
    }
}
