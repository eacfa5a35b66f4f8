package dev.culprit.ui.steer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Slice;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.hypotheses.Suspicion;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteerViewModelTest {
    private static final Suspicion NOTHING = new Suspicion("", "", "", "");

    private final ScriptedWorld world = ScriptedWorld.create();
    private final SteerViewModel model =
            new SteerViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    new Background(Runnable::run, Runnable::run, "unexpected"));

    @AfterEach
    void close() {
        world.close();
    }

    private InvestigationState now(InvestigationState state) {
        return world.services().desk().state(state.id());
    }

    @Test
    void whatAPersonTellsIsNotedAndTheFormCloses() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        model.open(SteerViewModel.Form.CONTEXT);
        model.tell("  ");
        assertThat(model.notice().get()).isEqualTo("Write what the analyst should know.");
        model.tell("2.3.1 came out on Friday");

        assertThat(now(waiting).notes()).containsExactly("2.3.1 came out on Friday");
        assertThat(model.form().get()).isEqualTo(SteerViewModel.Form.NONE);
        assertThat(model.notice().get()).isEmpty();
    }

    @Test
    void whatComesTooLateIsSaidAndTheTextStays() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        model.open(SteerViewModel.Form.CONTEXT);
        world.services().desk().cancel(waiting.id(), "Ada");
        model.tell("too late");

        assertThat(model.notice().get()).startsWith("Too late. The investigation is ");
        assertThat(model.form().get()).isEqualTo(SteerViewModel.Form.CONTEXT);
        assertThat(now(waiting).notes()).isEmpty();
    }

    @Test
    void concludeEndsTheCaseWithoutFurtherQueries() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        assertThat(model.concludable().get()).isTrue();
        model.conclude();
        InvestigationState ended = world.services().desk().awaitEnd(waiting.id());

        assertThat(ended.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(ended.queries()).hasSameSizeAs(waiting.queries());
        model.show(ended, true);
        assertThat(model.concludable().get()).isFalse();
        assertThat(model.continuable().get()).isTrue();
    }

    @Test
    void anEndedCaseGoesOnWithASuspicion() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.goOn("", NOTHING);
        assertThat(model.notice().get()).startsWith("Write what is new");
        model.goOn("", new Suspicion("", "channel", "", ""));
        assertThat(model.notice().get()).startsWith("Name both");
        model.goOn("the web team had a release", new Suspicion("", "channel", "web", ""));
        InvestigationState again = world.services().desk().awaitEnd(finished.id());

        assertThat(again.continued()).isTrue();
        assertThat(again.notes()).containsExactly("the web team had a release");
        assertThat(again.hypotheses().getLast().hypothesis().draft().slice())
                .isEqualTo(Slice.of("channel", "web"));
    }

    @Test
    void aPastMomentCannotBeSteered() throws InterruptedException {
        model.show(world.waiting(), false);

        assertThat(model.running().get()).isFalse();
        assertThat(model.continuable().get()).isFalse();
    }
}
