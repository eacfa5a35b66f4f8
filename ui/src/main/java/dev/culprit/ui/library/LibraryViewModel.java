package dev.culprit.ui.library;

import dev.culprit.core.event.InvestigationId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The investigations of this log, grouped by age and narrowed by a search.
public final class LibraryViewModel {
    private final InstantSource clock;
    private final ZoneId zone;
    private final Consumer<InvestigationId> open;
    private final Map<InvestigationId, LibraryEntry> entries = new LinkedHashMap<>();
    private final ObservableList<LibraryRow> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<InvestigationId>> selected =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param zone in which a day begins
    /// @param open what choosing an investigation does
    public LibraryViewModel(InstantSource clock, ZoneId zone, Consumer<InvestigationId> open) {
        this.clock = clock;
        this.zone = zone;
        this.open = open;
        search.subscribe(_ -> arrange());
    }

    /// Adds investigations or replaces what is known of them.
    public void put(Collection<LibraryEntry> changed) {
        changed.forEach(entry -> entries.put(entry.id(), entry));
        if (!changed.isEmpty()) {
            arrange();
        }
    }

    private void arrange() {
        Instant now = clock.instant();
        List<LibraryRow> arranged = new ArrayList<>();
        Optional<Age> heading = Optional.empty();
        for (LibraryEntry entry : found()) {
            Age age = Age.of(entry.startedAt(), now, zone);
            if (!heading.equals(Optional.of(age))) {
                heading = Optional.of(age);
                arranged.add(new LibraryRow.Heading(age));
            }
            arranged.add(new LibraryRow.Case(entry));
        }
        if (!arranged.equals(rows)) {
            rows.setAll(arranged);
        }
    }

    private List<LibraryEntry> found() {
        return entries.values().stream()
                .filter(entry -> entry.matches(search.get()))
                .sorted(Comparator.comparing(LibraryEntry::startedAt).reversed())
                .toList();
    }

    public List<LibraryEntry> newestFirst() {
        return entries.values().stream()
                .sorted(Comparator.comparing(LibraryEntry::startedAt).reversed())
                .toList();
    }

    /// Opens a case that a person chose.
    void choose(LibraryEntry entry) {
        if (!selected.get().equals(Optional.of(entry.id()))) {
            open.accept(entry.id());
        }
    }

    public StringProperty search() {
        return search;
    }

    /// The case the window shows; empty for a start page or a bundle.
    public ObjectProperty<Optional<InvestigationId>> selected() {
        return selected;
    }

    ObservableList<LibraryRow> rows() {
        return rows;
    }

    InstantSource clock() {
        return clock;
    }

    ZoneId zone() {
        return zone;
    }
}
