package dev.culprit.ui.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeaderViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final HeaderViewModel model =
            new HeaderViewModel(
                    new Messages(Locale.ENGLISH),
                    new Figures(Locale.ENGLISH, ZoneOffset.UTC),
                    world.services().clock());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theHeadSaysWhatTheAlertSays() throws InterruptedException {
        model.show(world.finished(), true);

        assertThat(model.title().get()).isEqualTo("NULL rate of orders.user_id");
        assertThat(plain(model.change().get())).isEqualTo("1.0 % \u2192 22.3 %");
        assertThat(plain(model.window().get())).isEqualTo("10 \u2013 12 Jan 2026");
        assertThat(model.queries().get()).isEqualTo("8 / 50 queries");
        assertThat(model.stoppable().get()).isFalse();
        assertThat(model.steps().get())
                .extracting(PhaseStep::progress)
                .containsOnly(PhaseStep.Progress.DONE);
    }

    @Test
    void onlyARunningCaseSeenLiveCanBeStopped() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, false);
        assertThat(model.stoppable().get()).isFalse();

        model.show(waiting, true);
        assertThat(model.stoppable().get()).isTrue();
        assertThat(model.steps().get().get(3).label()).isEqualTo("Test (0 of 5)");
    }

    @Test
    void timeDoesNotRunWhileAPersonIsAsked() throws InterruptedException {
        model.show(world.waiting(), true);
        String before = model.time().get();
        model.tick();

        assertThat(model.time().get()).isEqualTo(before);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
