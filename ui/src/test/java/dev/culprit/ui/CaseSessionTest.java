package dev.culprit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ManualFrames;
import dev.culprit.ui.testing.ScriptedWorld;
import dev.culprit.ui.timeline.TimelineViewModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseSessionTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final TimelineViewModel timeline =
            new TimelineViewModel(new Messages(Locale.ENGLISH), new ManualFrames());
    private List<EventEnvelope<InvestigationEvent>> all = List.of();
    private int durable;
    private final List<InvestigationId> damaged = new ArrayList<>();
    private final CaseSession session =
            new CaseSession(
                    _ -> all.subList(0, durable),
                    background::add,
                    Runnable::run,
                    timeline,
                    (broken, _) -> damaged.add(broken));
    private final InvestigationId id = new InvestigationId("case-1");

    @BeforeEach
    void record() throws InterruptedException {
        try (var world = ScriptedWorld.create()) {
            all = world.events(world.finished().id());
        }
    }

    @Test
    void eventsThatArriveWhileTheLogIsReadAreNeitherLostNorDoubled() {
        session.open(id);
        durable = 10;
        session.receive(all.subList(7, 12), false);
        background.remove().run();

        assertThat(session.events()).isEqualTo(all.subList(0, 12));
    }

    @Test
    void aGapMakesTheLogBeReadAgain() {
        durable = 5;
        session.open(id);
        background.remove().run();
        durable = 20;
        session.receive(all.subList(15, 20), false);
        background.remove().run();

        assertThat(session.events()).isEqualTo(all.subList(0, 20));
    }

    @Test
    void lostEventsMakeTheLogBeReadAgain() {
        durable = 5;
        session.open(id);
        background.remove().run();
        durable = 20;
        session.receive(List.of(), true);
        background.remove().run();

        assertThat(timeline.size().get()).isEqualTo(20);
    }

    @Test
    void eventsOfOtherCasesAreNotShown() {
        durable = 5;
        session.open(new InvestigationId("case-1"));
        background.remove().run();
        var foreign =
                all.subList(5, 8).stream()
                        .map(event ->
                                new EventEnvelope<>(
                                        event.position(),
                                        new InvestigationId("other"),
                                        event.sequence(),
                                        event.at(),
                                        event.hash(),
                                        event.event()))
                        .toList();
        session.receive(foreign, false);

        assertThat(timeline.size().get()).isEqualTo(5);
    }

    @Test
    void aLogThatCannotBeReadIsSaid() {
        session.open(id);
        background.remove().run();

        assertThat(damaged).containsExactly(id);
    }

    @Test
    void aSlowReadOfACaseThatWasLeftIsForgotten() {
        durable = 5;
        session.open(id);
        session.close();
        background.remove().run();

        assertThat(timeline.size().get()).isZero();
    }
}
