package dev.culprit.eventstore;

import static dev.culprit.eventstore.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.EventStoreException.Kind;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Fills a real disk. Needs a small one, for example
/// `mount -t tmpfs -o size=3m tmpfs /mnt/small` and `-Ddisk.small=/mnt/small -Dgroups=slow`.
@Tag("slow")
class DiskFullTest {
    private static final InvestigationId ID = new InvestigationId("full");

    @Test
    void aFullDiskStopsTheStoreAndLosesNothing() throws IOException {
        String small = System.getProperty("disk.small");
        assumeTrue(small != null, "no small disk given");
        Path folder = Files.createTempDirectory(Path.of(small), "events");
        Path ballast = Files.write(folder.resolve("ballast"), new byte[512 * 1024]);

        List<EventEnvelope<InvestigationEvent>> acknowledged = new ArrayList<>();
        try (H2EventStore store = H2EventStore.open(folder)) {
            EventStoreException full = fill(store, acknowledged);
            assertThat(full.kind()).isEqualTo(Kind.DISK_FULL);
            assertThat(append(store, acknowledged.size())).isSameAs(full);
        }
        Files.delete(ballast);

        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.read(ID)).containsAll(acknowledged);
            assertThat(store.verify().intact()).isTrue();
            int stored = store.read(ID).size();
            assertThat(store.append(ID, stored, NOON, List.of(SampleEvents.succeeded(1))).join())
                    .hasSize(1);
        }
    }

    private static EventStoreException fill(
            H2EventStore store, List<EventEnvelope<InvestigationEvent>> acknowledged) {
        while (true) {
            try {
                List<InvestigationEvent> events = List.of(SampleEvents.large(1, 5_000));
                acknowledged.addAll(store.append(ID, acknowledged.size(), NOON, events).join());
            } catch (CompletionException e) {
                return (EventStoreException) e.getCause();
            }
        }
    }

    private static Throwable append(H2EventStore store, int expected) {
        return store.append(ID, expected, NOON, List.of(SampleEvents.succeeded(1)))
                .handle((_, problem) -> problem)
                .join();
    }
}
