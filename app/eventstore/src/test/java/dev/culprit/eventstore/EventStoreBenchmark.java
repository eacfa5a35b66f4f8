package dev.culprit.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.replay.Recording;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Run with `mvn test -pl app/eventstore -am -Dgroups=benchmark -Dtest=EventStoreBenchmark`. Asserts only
/// what would be a fault on any machine; the numbers are printed.
@Tag("benchmark")
class EventStoreBenchmark {
    private static final int LOG = 100_000;

    @TempDir private Path folder;

    @Test
    void appendToDurableAtAThousandEventsPerSecond() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            paced(store, "warm-up", 3_000);
            print("append to durable at 1,000/s", paced(store, "paced", 10_000));
        }
    }

    /// Offered at a fixed rate whatever the store does, so that a stall counts for all it holds up.
    private static long[] paced(H2EventStore store, String name, int events) {
        InvestigationId id = new InvestigationId(name);
        CompletableFuture<?>[] futures = new CompletableFuture<?>[events];
        long[] took = new long[events];
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            int index = i;
            long due = start + i * 1_000_000L;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            futures[i] =
                    store.append(id, i, Instant.EPOCH, List.of(SampleEvents.succeeded(i + 1)))
                            .thenRun(() -> took[index] = System.nanoTime() - due);
        }
        CompletableFuture.allOf(futures).join();
        return took;
    }

    @Test
    void durableAppendsPerSecond() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            throughput(store, "warm-up", 8, 200);
            for (int producers : new int[] {1, 8, 32}) {
                int each = 4_000 / producers;
                double rate = throughput(store, "p" + producers, producers, each);
                System.out.printf(Locale.ROOT, "%d producers: %.0f/s%n", producers, rate);
            }
        }
    }

    private static double throughput(H2EventStore store, String name, int producers, int each) {
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(producers)) {
            for (int p = 0; p < producers; p++) {
                InvestigationId id = new InvestigationId(name + "-" + p);
                pool.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        var event = List.<InvestigationEvent>of(SampleEvents.succeeded(i + 1));
                        store.append(id, i, Instant.EPOCH, event).join();
                    }
                });
            }
        }
        return producers * each / ((System.nanoTime() - start) / 1e9);
    }

    @Test
    void readingAndFoldingAHundredThousandEvents() {
        InvestigationId id = new InvestigationId("long");
        try (H2EventStore store = H2EventStore.open(folder)) {
            List<InvestigationEvent> log = SampleEvents.log(LOG);
            for (int i = 0; i < LOG; i += 1_000) {
                store.append(id, i, Instant.EPOCH, log.subList(i, i + 1_000)).join();
            }
        }
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            try (H2EventStore store = H2EventStore.open(folder)) {
                long opened = System.nanoTime();
                List<EventEnvelope<InvestigationEvent>> events = store.read(id);
                long read = System.nanoTime();
                Recording recording = new Recording(events);
                long folded = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "open %.0f ms, read and decode %.0f ms, fold %.0f ms%n",
                        (opened - start) / 1e6,
                        (read - opened) / 1e6,
                        (folded - read) / 1e6);
                assertThat(recording.size()).isEqualTo(LOG);
                print("state at a random event", jumps(recording));
            }
        }
    }

    private static long[] jumps(Recording recording) {
        Random random = new Random(7);
        return IntStream.range(0, 2_000)
                .mapToLong(_ -> {
                    int sequence = 1 + random.nextInt(recording.size());
                    long start = System.nanoTime();
                    assertThat(recording.at(sequence).sequence()).isEqualTo(sequence);
                    return System.nanoTime() - start;
                })
                .toArray();
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }
}
