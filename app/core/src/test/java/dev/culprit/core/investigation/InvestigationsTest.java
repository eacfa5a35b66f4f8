package dev.culprit.core.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.testing.Desk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InvestigationsTest {
    private static final InvestigationId ID = new InvestigationId("case-1");

    @Test
    @Timeout(20)
    void anInvestigationIsIntactOnlyWhenItsLastEventIsOnDisk() {
        var disk = new SlowDisk();
        var investigations = new Investigations(disk, InstantSource.fixed(Desk.START));
        investigations.start(
                ID,
                new InvestigationEvent.InvestigationStarted(
                        Desk.alert(),
                        "shop",
                        "scripted",
                        ApprovalMode.AUTO,
                        Limits.of(Profile.STANDARD)));
        disk.writeOnceWaitedFor(Thread.currentThread());

        investigations.requireIntact(ID);

        assertThat(disk.wrote).isTrue();
    }

    /// Acknowledges only when told to.
    private static final class SlowDisk implements EventStore<InvestigationEvent> {
        private final CompletableFuture<List<EventEnvelope<InvestigationEvent>>> acknowledged =
                new CompletableFuture<>();
        private final AtomicBoolean wrote = new AtomicBoolean();

        void writeOnceWaitedFor(Thread waiting) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        while (waiting.getState() == Thread.State.RUNNABLE) {
                            Thread.onSpinWait();
                        }
                        wrote.set(true);
                        acknowledged.complete(List.of());
                    });
        }

        @Override
        public CompletableFuture<List<EventEnvelope<InvestigationEvent>>> append(
                InvestigationId investigation,
                long expectedSequence,
                Instant at,
                List<InvestigationEvent> events) {
            return acknowledged;
        }

        @Override
        public List<EventEnvelope<InvestigationEvent>> read(InvestigationId investigation) {
            return List.of();
        }

        @Override
        public List<InvestigationId> investigations() {
            return List.of(ID);
        }

        @Override
        public Subscription subscribe(Consumer<EventEnvelope<InvestigationEvent>> subscriber) {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
