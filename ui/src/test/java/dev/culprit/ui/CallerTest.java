package dev.culprit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Caller caller =
            new Caller(
                    world.called(),
                    world.services().settings(),
                    new Messages(Locale.ENGLISH),
                    Runnable::run,
                    Runnable::run,
                    id -> world.services().desk().state(id).alert().title());

    @AfterEach
    void close() {
        world.close();
    }

    private void happen(InvestigationState state) {
        caller.receive(world.services().desk().events(state.id()));
    }

    @Test
    void nobodyIsCalledWhoLooksAtTheWindow() throws InterruptedException {
        happen(world.waiting());

        assertThat(world.called().told()).isEmpty();
    }

    @Test
    void manyWaitingQueriesOfACaseAreOneCallUntilSomeoneLooked() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        caller.inFront().set(false);
        happen(waiting);
        happen(waiting);
        assertThat(world.called().told())
                .containsExactly("A query waits for you | NULL rate of orders.user_id");
        caller.inFront().set(true);
        caller.inFront().set(false);
        happen(waiting);

        assertThat(world.called().told()).hasSize(2);
    }

    @Test
    void aFindingIsCalledOut() throws InterruptedException {
        InvestigationState finished = world.finished();
        caller.inFront().set(false);
        happen(finished);

        assertThat(world.called().told())
                .contains("A finding is reached | NULL rate of orders.user_id");
    }

    @Test
    void theSettingTurnsItOff() throws InterruptedException {
        InvestigationState finished = world.finished();
        world.services().settings().set(KnownSettings.NOTIFICATIONS, "off");
        caller.inFront().set(false);
        happen(finished);

        assertThat(world.called().told()).isEmpty();
    }

    @Test
    void whatTheDesktopDoesNotTakeMarksTheTitleUntilSomeoneLooks() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        world.called().goDeaf();
        caller.inFront().set(false);
        happen(waiting);
        assertThat(caller.missed().get()).isTrue();
        caller.inFront().set(true);

        assertThat(caller.missed().get()).isFalse();
    }
}
