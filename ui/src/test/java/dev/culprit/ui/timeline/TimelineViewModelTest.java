package dev.culprit.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.replay.Recording;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ManualFrames;
import dev.culprit.ui.testing.ScriptedWorld;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private static final Duration SOON = Duration.ofMillis(100);

    private final ManualFrames frames = new ManualFrames();
    private final TimelineViewModel model =
            new TimelineViewModel(new Messages(Locale.ENGLISH), frames);
    private final ScriptedWorld world = ScriptedWorld.create();
    private Recording recording = null;

    @BeforeEach
    void record() throws InterruptedException {
        recording = new Recording(world.events(world.finished().id()));
        model.load(recording, true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCaseOpensAtItsEnd() {
        assertThat(model.position().get()).isEqualTo(recording.size());
        assertThat(shown().live()).isTrue();
        assertThat(model.past().get()).isEmpty();
    }

    @Test
    void anyPositionShowsTheCaseAsItWasThen() {
        model.moveTo(3);
        frames.after(SOON);

        assertThat(shown().state().sequence()).isEqualTo(3);
        assertThat(shown().state().status()).isEqualTo(Status.RUNNING);
        assertThat(shown().live()).isFalse();
        assertThat(model.past().get()).startsWith("Viewing 12:04:00 UTC");
        assertThat(model.newest().map(InvestigationState::status)).contains(Status.COMPLETED);
    }

    @Test
    void steppingBackStopsFollowingAndTheEndFollowsAgain() {
        model.step(-1);
        assertThat(model.follow().get()).isFalse();

        model.toEnd();
        assertThat(model.follow().get()).isTrue();
    }

    @Test
    void newEventsMoveThePositionOnlyWhileFollowing() {
        var growing = new Recording(recording.events().subList(0, 5));
        model.load(growing, true);
        growing.add(recording.events().get(5));
        model.grown();
        assertThat(model.position().get()).isEqualTo(6);

        model.step(-3);
        growing.add(recording.events().get(6));
        model.grown();
        assertThat(model.position().get()).isEqualTo(3);
        assertThat(model.size().get()).isEqualTo(7);
    }

    @Test
    void playingGoesThroughAllEventsAndStopsAtTheEnd() {
        model.togglePlay();
        assertThat(model.position().get()).isEqualTo(1);

        for (int i = 0; i < 100_000 && model.playing().get(); i++) {
            model.advance(Duration.ofMillis(50));
        }
        assertThat(model.position().get()).isEqualTo(recording.size());
        assertThat(model.playing().get()).isFalse();
    }

    @Test
    void aRecordingFromElsewhereIsNeverLive() {
        model.load(recording, false);

        assertThat(shown().live()).isFalse();
    }

    @Test
    void everyEventHasItsWords() {
        assertThat(model.events())
                .allSatisfy(event -> {
                    assertThat(model.name(event)).isNotBlank();
                    assertThat(model.detail(event)).isNotBlank();
                });
    }

    private Shown shown() {
        return model.shown().get().orElseThrow();
    }
}
