package dev.culprit.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.testing.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {

    @Test
    void anyMomentIsTheFoldOfTheEventsUpToIt() {
        List<EventEnvelope<InvestigationEvent>> events = events(700);
        Recording recording = new Recording(events);

        for (int position : new int[] {1, 2, 255, 256, 257, 258, 512, 513, 699, 700}) {
            InvestigationState moment = recording.at(position);

            assertThat(moment.sequence()).isEqualTo(position);
            assertThat(moment.queries())
                    .as("queries after event %s", position)
                    .isEqualTo(InvestigationState.of(events.subList(0, position)).queries());
        }
    }

    @Test
    void aGapInTheEventsIsRefused() {
        List<EventEnvelope<InvestigationEvent>> events = events(5);
        Recording recording = new Recording(events.subList(0, 3));

        assertThatThrownBy(() -> recording.add(events.get(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected event 4, got 5");
    }

    @Test
    void anEarlierMomentDoesNotChangeWhenMoreEventsFollow() {
        List<EventEnvelope<InvestigationEvent>> events = events(300);
        Recording recording = new Recording(events.subList(0, 10));
        InvestigationState early = recording.latest();

        events.subList(10, 300).forEach(recording::add);

        assertThat(early.queries()).hasSize(9);
        assertThat(recording.at(10).queries()).isEqualTo(early.queries());
    }

    private static List<EventEnvelope<InvestigationEvent>> events(int count) {
        List<EventEnvelope<InvestigationEvent>> events = new ArrayList<>();
        events.add(
                envelope(
                        1,
                        new InvestigationEvent.InvestigationStarted(
                                Desk.alert(),
                                "shop",
                                "scripted",
                                ApprovalMode.ASK,
                                Limits.of(Profile.STANDARD))));
        for (int i = 2; i <= count; i++) {
            QueryDraft draft = new QueryDraft("k" + i, "", TestKind.COUNT, "select " + i);
            events.add(
                    envelope(
                            i,
                            new InvestigationEvent.QueryProposed(
                                    new ProposedQuery(
                                            new QueryId(i - 1), Optional.empty(), draft, 1))));
        }
        return events;
    }

    private static EventEnvelope<InvestigationEvent> envelope(
            long sequence, InvestigationEvent event) {
        return new EventEnvelope<>(
                sequence, new InvestigationId("case"), sequence, Desk.START, "", event);
    }
}
