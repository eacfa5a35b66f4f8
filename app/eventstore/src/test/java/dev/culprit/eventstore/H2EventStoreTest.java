package dev.culprit.eventstore;

import static dev.culprit.eventstore.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore.Subscription;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.EventStoreException.Kind;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2EventStoreTest {
    private static final InvestigationId A = new InvestigationId("a");
    private static final InvestigationId B = new InvestigationId("b");

    @TempDir private Path folder;

    private static List<EventEnvelope<InvestigationEvent>> append(
            H2EventStore store, InvestigationId id, long expected, int events) {
        List<InvestigationEvent> log = SampleEvents.log((int) expected + Math.max(2, events));
        return store.append(
                        id, expected, NOON, log.subList((int) expected, (int) expected + events))
                .join();
    }

    private static EventStoreException failure(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            return (EventStoreException) e.getCause();
        }
        throw new AssertionError("It succeeded");
    }

    @Test
    void whatIsAcknowledgedIsReadAfterReopening() {
        List<EventEnvelope<InvestigationEvent>> written;
        try (H2EventStore store = H2EventStore.open(folder)) {
            written = new ArrayList<>(append(store, A, 0, 3));
            append(store, B, 0, 2);
            written.addAll(append(store, A, 3, 2));
            assertThat(store.read(A)).isEqualTo(written);
        }
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.read(A)).isEqualTo(written);
            assertThat(append(store, A, 5, 1).getFirst().position()).isEqualTo(8);
        }
        assertThat(written).extracting(EventEnvelope::position).containsExactly(1L, 2L, 3L, 6L, 7L);
        assertThat(written).extracting(EventEnvelope::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void everyEventIsReadAsItWasWritten() {
        Instant exact = Instant.parse("2026-01-13T12:00:00.123456789Z");
        try (H2EventStore store = H2EventStore.open(folder)) {
            store.append(A, 0, exact, SampleEvents.all()).join();

            assertThat(store.read(A))
                    .extracting(EventEnvelope::event)
                    .containsExactlyElementsOf(SampleEvents.all());
            assertThat(store.read(A)).extracting(EventEnvelope::at).containsOnly(exact);
            assertThat(store.verify())
                    .isEqualTo(new Verification(SampleEvents.all().size(), 1, List.of()));
        }
    }

    @Test
    void payloadsOfAnyLengthAreKept() {
        List<InvestigationEvent> events =
                List.of(
                        SampleEvents.large(1, 999_000),
                        SampleEvents.large(2, 1_048_577),
                        SampleEvents.large(3, 3_000_000));
        try (H2EventStore store = H2EventStore.open(folder)) {
            store.append(A, 0, NOON, events).join();
        }
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.read(A))
                    .extracting(EventEnvelope::event)
                    .containsExactlyElementsOf(events);
        }
    }

    @Test
    void longStreamsAreReadWhole() {
        List<InvestigationEvent> log = SampleEvents.log(12_345);
        try (H2EventStore store = H2EventStore.open(folder)) {
            var written = store.append(A, 0, NOON, log).join();

            assertThat(store.read(A)).isEqualTo(written);
            assertThat(store.verify().events()).isEqualTo(12_345);
        }
    }

    @Test
    void anAppendAfterAnotherSequenceIsAConflict() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            append(store, A, 0, 2);
            var early = store.append(A, 1, NOON, List.of(SampleEvents.succeeded(1)));
            var late = store.append(A, 3, NOON, List.of(SampleEvents.succeeded(1)));
            var right = store.append(A, 2, NOON, List.of(SampleEvents.succeeded(1)));

            assertThat(failure(early).kind()).isEqualTo(Kind.CONFLICT);
            assertThat(failure(late))
                    .hasMessage(
                            "Investigation a has 2 events, not 3: it was changed elsewhere."
                                    + " Open it again.");
            assertThat(right.join()).hasSize(1);
            assertThat(store.read(A)).hasSize(3);
        }
    }

    @Test
    void investigationsComeLatestFirst() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.investigations()).isEmpty();
            append(store, B, 0, 2);
            append(store, A, 0, 2);
            append(store, B, 2, 2);

            assertThat(store.investigations()).containsExactly(A, B);
            assertThat(store.read(new InvestigationId("none"))).isEmpty();
        }
    }

    @Test
    void subscribersSeeEveryEventInLogOrderOnTheStoresThread() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        try (H2EventStore store = H2EventStore.open(folder)) {
            append(store, A, 0, 2);
            store.subscribe(event -> {
                seen.add(event.position());
                threads.add(Thread.currentThread().getName());
            });
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                InvestigationId id = new InvestigationId("i" + i);
                futures.add(store.append(id, 0, NOON, SampleEvents.log(3)));
            }
            futures.forEach(CompletableFuture::join);
        }
        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(3, 602).boxed().toList());
        assertThat(threads).containsOnly("event-writer");
    }

    @Test
    void anEventIsPublishedAfterItsAcknowledgement() {
        List<String> order = new CopyOnWriteArrayList<>();
        try (H2EventStore store = H2EventStore.open(folder)) {
            store.subscribe(_ -> order.add("published"));
            store.append(A, 0, NOON, List.of(SampleEvents.started()))
                    .thenRun(() -> order.add("acknowledged"))
                    .join();
        }
        assertThat(order).contains("published", "acknowledged").hasSize(2);
    }

    @Test
    void aFailingSubscriberHarmsNobody() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        try (H2EventStore store = H2EventStore.open(folder)) {
            store.subscribe(_ -> {
                throw new IllegalStateException("a bug");
            });
            store.subscribe(event -> seen.add(event.position()));
            append(store, A, 0, 2);
            append(store, A, 2, 1);
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aClosedSubscriptionIsSilent() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> two = new CompletableFuture<>();
        try (H2EventStore store = H2EventStore.open(folder)) {
            Subscription first = store.subscribe(event -> seen.add(event.position()));
            store.subscribe(event -> {
                seen.add(-event.position());
                if (event.position() == 2) {
                    two.complete(null);
                }
            });
            append(store, A, 0, 2);
            two.join();
            first.close();
            first.close();
            append(store, A, 2, 1);
        }
        assertThat(seen).containsExactly(1L, -1L, 2L, -2L, -3L);
    }

    @Test
    void closingWritesWhatWaitsAndRefusesTheRest() {
        H2EventStore store = H2EventStore.open(folder);
        var waiting = store.append(A, 0, NOON, SampleEvents.log(500));
        store.close();
        store.close();

        assertThat(waiting).isCompleted();
        assertThat(failure(store.append(A, 500, NOON, List.of())))
                .hasMessage("The event log is closed.");
        assertThatThrownBy(() -> store.read(A)).hasMessage("The event log is closed.");
        try (H2EventStore again = H2EventStore.open(folder)) {
            assertThat(again.read(A)).hasSize(500);
        }
    }

    @Test
    void aSecondStoreOnTheFolderIsRefused() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThatThrownBy(() -> H2EventStore.open(folder))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessage(
                            "Culprit is already running on "
                                    + folder
                                    + ". Close it, or start this one with --home and another"
                                    + " folder.")
                    .extracting(e -> ((EventStoreException) e).kind())
                    .isEqualTo(Kind.IN_USE);
            append(store, A, 0, 2);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsDamaged() throws IOException {
        Files.writeString(folder.resolve("events.mv.db"), "no database".repeat(2_000));

        assertThatThrownBy(() -> H2EventStore.open(folder))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("The event log in " + folder + " is damaged")
                .extracting(e -> ((EventStoreException) e).kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aFolderThatCannotBeMadeIsAClearFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> H2EventStore.open(file.resolve("below")))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("Check that the folder can be written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
UPDATE event SET payload = replace(payload, '1204', '1205') WHERE position = 5 | Event 5 of investigation a was changed
UPDATE event SET at = '2026-01-14T12:00:00Z' WHERE position = 4                | Event 4 of investigation a was changed
UPDATE event SET type = 'query_failed' WHERE position = 5                      | Event 5 of investigation a was changed
UPDATE event SET hash = repeat('0', 64) WHERE position = 2                     | Event 2 of investigation a was changed
UPDATE event SET investigation = 'b' WHERE position = 6                        | Event 1 of investigation b is missing
""")
    void aChangedEventIsFoundWhenTheLogIsOpened(String change, String problem) throws SQLException {
        try (H2EventStore store = H2EventStore.open(folder)) {
            append(store, A, 0, 6);
        }
        sql(change);

        assertThatThrownBy(() -> H2EventStore.open(folder))
                .isInstanceOf(EventStoreException.class)
                .hasMessageStartingWith(problem + ". The event log in")
                .extracting(e -> ((EventStoreException) e).kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aRemovedEventIsFoundWhenTheLogIsOpened() throws SQLException {
        try (H2EventStore store = H2EventStore.open(folder)) {
            append(store, A, 0, 6);
        }
        sql("DELETE FROM event WHERE position = 3");

        assertThatThrownBy(() -> H2EventStore.open(folder))
                .hasMessageStartingWith("An event among the last 200 of the log is missing");
    }

    @Test
    void anOldChangeIsFoundWhenItsInvestigationIsReadOrTheLogVerified() throws SQLException {
        try (H2EventStore store = H2EventStore.open(folder)) {
            append(store, A, 0, 6);
            append(store, B, 0, 300);
        }
        sql("UPDATE event SET payload = replace(payload, '1204', '1205') WHERE position = 5");
        sql("DELETE FROM event WHERE position = 3");

        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.read(B)).hasSize(300);
            assertThatThrownBy(() -> store.read(A))
                    .hasMessageStartingWith("Event 3 of investigation a is missing");
            assertThat(store.verify().problems())
                    .containsExactly(
                            "Event 3 of the log is missing",
                            "Event 3 of investigation a is missing",
                            "Event 5 of investigation a was changed");
        }
    }

    @Test
    void theHashCanBeRecomputedFromItsDocumentation() {
        try (H2EventStore store = H2EventStore.open(folder)) {
            var only =
                    store.append(
                                    A,
                                    0,
                                    NOON,
                                    List.of(new InvestigationEvent.InvestigationResumed("é")))
                            .join()
                            .getFirst();
            String lines =
                    "0".repeat(64)
                            + "\na\n1\n2026-01-13T12:00:00Z\ninvestigation_resumed\n1\n"
                            + "{\"actor\":\"é\"}";

            assertThat(only.hash()).isEqualTo(HashChain.of(lines.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void packingKeepsEverything() throws IOException {
        List<InvestigationEvent> log = SampleEvents.log(600);
        long unpacked;
        try (H2EventStore store = H2EventStore.open(folder)) {
            for (int i = 0; i < log.size(); i++) {
                store.append(A, i, NOON, List.of(log.get(i))).join();
            }
            unpacked = Files.size(folder.resolve("events.mv.db"));
        }
        assertThat(Files.size(folder.resolve("events.mv.db"))).isLessThan(unpacked / 4);
        try (H2EventStore store = H2EventStore.open(folder)) {
            assertThat(store.verify()).isEqualTo(new Verification(600, 1, List.of()));
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(StoreDatabase.url(folder), "culprit", "");
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        }
    }
}
