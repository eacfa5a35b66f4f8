package dev.culprit.ui;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.replay.Recording;
import dev.culprit.ui.timeline.TimelineViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The case in the window. Reads its log in the background and adds what the feed brings; while it
/// reads, what the feed brings is kept, and what comes twice is dropped by its number.
final class CaseSession {
    private final Function<InvestigationId, List<EventEnvelope<InvestigationEvent>>> log;
    private final Executor background;
    private final Executor screen;
    private final TimelineViewModel timeline;
    private final BiConsumer<InvestigationId, RuntimeException> damaged;
    private final ReadOnlyObjectWrapper<Optional<InvestigationId>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<EventEnvelope<InvestigationEvent>> early = new ArrayList<>();
    private Optional<Recording> recording = Optional.empty();
    private boolean stored;
    private int request;

    /// @param log reads all events of an investigation
    /// @param damaged told when a log cannot be read
    CaseSession(
            Function<InvestigationId, List<EventEnvelope<InvestigationEvent>>> log,
            Executor background,
            Executor screen,
            TimelineViewModel timeline,
            BiConsumer<InvestigationId, RuntimeException> damaged) {
        this.damaged = damaged;
        this.log = log;
        this.background = background;
        this.screen = screen;
        this.timeline = timeline;
    }

    /// Shows an investigation of this log.
    void open(InvestigationId id) {
        close();
        stored = true;
        current.set(Optional.of(id));
        read(id);
    }

    /// Shows a recorded case that is not in this log.
    ///
    /// @param events at least one
    void replay(List<EventEnvelope<InvestigationEvent>> events) {
        close();
        int asked = request;
        background.execute(() -> {
            Recording replayed = new Recording(events);
            ifStillWanted(
                    asked,
                    () -> {
                        current.set(Optional.of(events.getFirst().investigation()));
                        show(replayed);
                    });
        });
    }

    void close() {
        request++;
        stored = false;
        recording = Optional.empty();
        early.clear();
        current.set(Optional.empty());
        timeline.clear();
    }

    private void read(InvestigationId id) {
        int asked = ++request;
        recording = Optional.empty();
        background.execute(() -> {
            try {
                Recording read = new Recording(log.apply(id));
                ifStillWanted(asked, () -> show(read));
            } catch (EventStoreException | IllegalStateException | NoSuchElementException cause) {
                ifStillWanted(asked, () -> damaged.accept(id, cause));
            }
        });
    }

    private void ifStillWanted(int asked, Runnable task) {
        screen.execute(() -> {
            if (asked == request) {
                task.run();
            }
        });
    }

    private void show(Recording read) {
        recording = Optional.of(read);
        timeline.load(read, stored);
        List<EventEnvelope<InvestigationEvent>> missed = List.copyOf(early);
        early.clear();
        add(missed);
    }

    /// Takes a burst of events of all investigations.
    ///
    /// @param lost events were dropped, so the log must be read again
    void receive(List<EventEnvelope<InvestigationEvent>> burst, boolean lost) {
        if (!stored || current.get().isEmpty()) {
            return;
        }
        InvestigationId id = current.get().get();
        if (lost) {
            read(id);
        }
        add(burst.stream().filter(event -> event.investigation().equals(id)).toList());
    }

    private void add(List<EventEnvelope<InvestigationEvent>> events) {
        if (recording.isEmpty()) {
            early.addAll(events);
            return;
        }
        Recording shown = recording.get();
        int before = shown.size();
        for (EventEnvelope<InvestigationEvent> event : events) {
            if (event.sequence() > shown.size() + 1) {
                read(event.investigation());
                return;
            }
            if (event.sequence() == shown.size() + 1) {
                shown.add(event);
            }
        }
        if (shown.size() > before) {
            timeline.grown();
        }
    }

    /// The shown case; empty on the start page.
    ReadOnlyObjectProperty<Optional<InvestigationId>> current() {
        return current.getReadOnlyProperty();
    }

    /// Whether the shown case is in this log.
    boolean isStored() {
        return stored;
    }

    List<EventEnvelope<InvestigationEvent>> events() {
        return recording.map(shown -> List.copyOf(shown.events())).orElse(List.of());
    }
}
