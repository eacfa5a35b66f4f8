package dev.culprit.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.flow.Thought;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Consultations;
import dev.culprit.ui.testing.ManualFrames;
import dev.culprit.ui.testing.ScriptedModel;
import dev.culprit.ui.testing.ScriptedModels;
import dev.culprit.ui.testing.ScriptedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReasoningViewModelTest {
    private static final Optional<HypothesisId> FIRST = Optional.of(new HypothesisId(1));
    private static final Optional<HypothesisId> SECOND = Optional.of(new HypothesisId(2));

    private final ScriptedWorld world = ScriptedWorld.create();
    private final ManualFrames frames = new ManualFrames();
    private final Thoughts thoughts = new Thoughts(Runnable::run, frames);
    private final List<ModelConsulted> asked =
            new ArrayList<>(
                    List.of(
                            ScriptedModel.question(
                                    "hypotheses", Optional.empty(), Optional.empty()),
                            ScriptedModel.question("interpretation", FIRST, Optional.empty())));
    private final ReasoningViewModel model =
            new ReasoningViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    thoughts,
                    Runnable::run,
                    Runnable::run);

    @AfterEach
    void close() {
        world.close();
    }

    private InvestigationState show() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        show(waiting);
        return waiting;
    }

    private void show(InvestigationState state) {
        model.consulted(new Consultations(asked, asked));
        model.show(state, true);
    }

    @Test
    void aCardOpensTheQuestionsAboutItsHypothesis() throws InterruptedException {
        show();
        model.about(FIRST);

        assertThat(model.entries()).hasSize(1);
        Entry entry = model.selected().get().orElseThrow();
        assertThat(entry.title()).isEqualTo("What the result means");
        assertThat(entry.caption()).isEqualTo("App 2.3.1 drops the user id");
        assertThat(model.answer().get()).startsWith("## Reasoning").contains("mechanism");
        assertThat(model.question().get()).contains("Task: say what the result means");
    }

    @Test
    void maskedValuesAreShownOnlyWhenAskedFor() throws InterruptedException {
        show();
        model.about(FIRST);
        assertThat(model.answer().get())
                .contains(ScriptedModels.TOKEN)
                .doesNotContain(ScriptedModels.VALUE);

        model.revealing().set(true);
        assertThat(model.answer().get())
                .contains(ScriptedModels.VALUE)
                .doesNotContain(ScriptedModels.TOKEN);
        assertThat(model.question().get()).contains(ScriptedModels.VALUE);
    }

    @Test
    void whatIsBeingWrittenGivesWayToItsAnswer() throws InterruptedException {
        InvestigationState waiting = show();
        thoughts.offer(new Thought(waiting.id(), SECOND, "The feed"));
        frames.after(Duration.ofMillis(16));
        model.about(SECOND);
        assertThat(model.answer().get()).isEqualTo("The feed");
        thoughts.offer(new Thought(waiting.id(), SECOND, "The feed was fine"));
        frames.after(Duration.ofMillis(200));
        assertThat(model.answer().get()).isEqualTo("The feed was fine");
        assertThat(model.question().get()).isEmpty();

        asked.add(ScriptedModel.question("query", SECOND, Optional.empty()));
        thoughts.answered(waiting.id(), SECOND);
        show(waiting);
        frames.after(Duration.ofMillis(200));

        assertThat(model.entries()).hasSize(1).noneMatch(Entry::isThinking);
        assertThat(model.selected().get().map(Entry::title)).contains("Next query");
        assertThat(model.answer().get()).contains("mechanism");
    }

    @Test
    void aPastMomentShowsNoThought() throws InterruptedException {
        InvestigationState waiting = show();
        thoughts.offer(new Thought(waiting.id(), SECOND, "The feed"));
        frames.after(Duration.ofMillis(16));
        assertThat(model.entries()).hasSize(3);
        model.show(waiting, false);

        assertThat(model.entries()).hasSize(2).noneMatch(Entry::isThinking);
    }
}
