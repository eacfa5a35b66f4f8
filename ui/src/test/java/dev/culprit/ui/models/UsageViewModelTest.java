package dev.culprit.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Consultations;
import dev.culprit.ui.testing.ScriptedModel;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Profiles profiles =
            new Profiles(world.services().models(), Runnable::run, Runnable::run);
    private final UsageViewModel model = new UsageViewModel(profiles, new Messages(Locale.ENGLISH));

    @AfterEach
    void close() {
        world.close();
    }

    /// A case whose model was asked; each problem is one question, `""` for none.
    private void show(String... problems) throws InterruptedException {
        profiles.reload();
        world.letModelAnswer();
        InvestigationState state = world.services().desk().awaitEnd(world.openWithModel());
        List<ModelConsulted> asked =
                Arrays.stream(problems)
                        .map(problem ->
                                ScriptedModel.question(
                                        "query",
                                        Optional.empty(),
                                        Optional.of(problem).filter(text -> !text.isEmpty())))
                        .toList();
        model.consulted(new Consultations(asked, asked));
        model.show(state, true);
    }

    @Test
    void theAnalystAloneHasNoGauge() throws InterruptedException {
        profiles.reload();
        model.show(world.finished(), true);

        assertThat(model.modelled().get()).isFalse();
    }

    @Test
    void tokensAndMoneyAreShownAgainstTheirLimits() throws InterruptedException {
        show("", "");

        assertThat(model.modelled().get()).isTrue();
        assertThat(model.name().get()).isEqualTo("claude-sonnet");
        assertThat(model.asked().get()).isEqualTo("asked 2 times");
        assertThat(model.tokens().get()).isEqualTo("4,900 of 400,000 tokens");
        assertThat(model.tokensUsed().get()).isEqualTo(4_900 / 400_000.0);
        assertThat(model.money().get()).isEqualTo("$0.0222 of $2.00");
        assertThat(model.banner().get()).isEmpty();
    }

    @Test
    void aSpentBudgetAndARejectedKeyAreSaid() throws InterruptedException {
        show("", "budget: The model was not asked, because its 60 calls are used up.");
        assertThat(model.banner().get())
                .isEqualTo(
                        "The budget of the model is spent. The model was not asked, because its 60"
                                + " calls are used up. The built-in analyst finished the case.");

        show("key_rejected: The key was rejected.");
        assertThat(model.banner().get()).contains("asked no more", "The key was rejected.");
    }

    @Test
    void threeFailuresInARowMeanDownButARemarkDoesNot() throws InterruptedException {
        show("timed_out: No answer in 60 s.", "unreachable: No.", "overloaded: Busy.");
        assertThat(model.banner().get()).contains("asked no more", "Busy.");

        show("timed_out: No answer in 60 s.", "unreachable: No.", "Dropped: a number");
        assertThat(model.banner().get()).isEmpty();
        show("timed_out: No answer in 60 s.", "cancelled: Stopped.");
        assertThat(model.banner().get()).isEmpty();
    }
}
