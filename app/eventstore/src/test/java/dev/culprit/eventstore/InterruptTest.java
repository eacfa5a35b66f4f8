package dev.culprit.eventstore;

import static dev.culprit.eventstore.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One cancelled read kills H2 on its default file system for every thread; here nobody notices.
class InterruptTest {
    private static final int WORKERS = 4;
    private static final int APPENDS = 60;

    @TempDir private Path folder;

    @Test
    void interruptedThreadsHarmNeitherTheStoreNorTheirOwnWork() throws InterruptedException {
        List<Throwable> problems = new CopyOnWriteArrayList<>();
        CountDownLatch working = new CountDownLatch(WORKERS);
        int interrupts = 0;
        try (H2EventStore store = H2EventStore.open(folder)) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                InvestigationId id = new InvestigationId("w" + i);
                workers.add(
                        Thread.ofVirtual()
                                .uncaughtExceptionHandler((_, problem) -> problems.add(problem))
                                .start(() -> work(store, id, working)));
            }
            while (!working.await(2, TimeUnit.MILLISECONDS)) {
                workers.forEach(Thread::interrupt);
                interrupts++;
            }
            for (Thread worker : workers) {
                worker.join();
            }
            assertThat(problems).isEmpty();
            assertThat(store.verify().intact()).isTrue();
            assertThat(store.verify().events()).isEqualTo(WORKERS * (long) APPENDS);
        }
        assertThat(interrupts).isGreaterThan(10);
    }

    private static void work(H2EventStore store, InvestigationId id, CountDownLatch working) {
        try {
            for (int i = 0; i < APPENDS; i++) {
                store.append(id, i, NOON, List.of(SampleEvents.log(i + 3).get(i))).join();
                assertThat(store.read(id)).hasSize(i + 1);
            }
        } finally {
            working.countDown();
        }
    }

    @Test
    void aCancelledReaderGetsItsAnswerAndStaysCancelled() throws InterruptedException {
        var seen = new ConcurrentHashMap<String, Object>();
        InvestigationId id = new InvestigationId("a");
        try (H2EventStore store = H2EventStore.open(folder)) {
            store.append(id, 0, NOON, SampleEvents.log(3)).join();
            Thread.ofVirtual()
                    .start(() -> {
                        Thread.currentThread().interrupt();
                        seen.put("events", store.read(id).size());
                        seen.put("investigations", store.investigations());
                        seen.put("interrupted", Thread.currentThread().isInterrupted());
                    })
                    .join();
            store.append(id, 3, NOON, List.of(SampleEvents.succeeded(1))).join();
        }
        assertThat(seen)
                .containsEntry("events", 3)
                .containsEntry("investigations", List.of(id))
                .containsEntry("interrupted", true);
    }

    @Test
    void aCancelledThreadCanOpenAndCloseTheStore() throws InterruptedException {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        InvestigationId id = new InvestigationId("a");
        Thread.ofPlatform()
                .start(() -> {
                    Thread.currentThread().interrupt();
                    try (H2EventStore store = H2EventStore.open(folder)) {
                        store.append(id, 0, NOON, SampleEvents.log(3)).join();
                    }
                    seen.add(3);
                })
                .join();
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.read(id)).hasSize(3);
        }
        assertThat(seen).containsExactly(3);
    }
}
