package dev.culprit.ui.library;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.library.LibraryFilter;
import dev.culprit.core.library.LibraryItem;
import dev.culprit.core.library.LibraryNote;
import dev.culprit.core.library.LibraryNotes;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The investigations of this log, grouped by age and narrowed by a search and a filter. Tags and the
/// archive are the person's own notes.
public final class LibraryViewModel {
    private final InstantSource clock;
    private final ZoneId zone;
    private final LibraryNotes notes;
    private final Consumer<InvestigationId> open;
    private final Map<InvestigationId, LibraryItem> entries = new LinkedHashMap<>();
    private final Map<InvestigationId, LibraryNote> noted = new LinkedHashMap<>();
    private final ObservableList<LibraryRow> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<LibraryFilter> filter =
            new SimpleObjectProperty<>(LibraryFilter.NONE);
    private final ObjectProperty<Optional<InvestigationId>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private BiConsumer<LibraryItem, Boolean> onArchived = (_, _) -> {};
    private BiConsumer<InvestigationId, InvestigationId> onCompare = (_, _) -> {};
    private Consumer<Optional<String>> onProblem = _ -> {};

    /// @param zone in which a day begins
    /// @param open what choosing an investigation does
    public LibraryViewModel(
            InstantSource clock, ZoneId zone, LibraryNotes notes, Consumer<InvestigationId> open) {
        this.clock = clock;
        this.zone = zone;
        this.notes = notes;
        this.open = open;
        search.subscribe(_ -> arrange());
        filter.subscribe(_ -> arrange());
    }

    /// @param action told what was put into the archive, or taken out of it
    public void onArchived(BiConsumer<LibraryItem, Boolean> action) {
        onArchived = action;
    }

    /// @param action given two investigations that a person wants to see side by side
    public void onCompare(BiConsumer<InvestigationId, InvestigationId> action) {
        onCompare = action;
    }

    /// @param action told why a note could not be kept
    public void onProblem(Consumer<Optional<String>> action) {
        onProblem = action;
    }

    /// Adds investigations or replaces what is known of them.
    public void put(Collection<LibraryItem> changed) {
        changed.forEach(entry -> entries.put(entry.id(), entry));
        if (!changed.isEmpty()) {
            arrange();
        }
    }

    /// Takes the notes as they were read.
    public void putNotes(Map<InvestigationId, LibraryNote> all) {
        noted.clear();
        noted.putAll(all);
        arrange();
    }

    public LibraryNote note(LibraryItem item) {
        return noted.getOrDefault(item.id(), LibraryNote.NONE);
    }

    private void arrange() {
        Instant now = clock.instant();
        List<LibraryRow> arranged = new ArrayList<>();
        Optional<Age> heading = Optional.empty();
        for (LibraryItem entry : found()) {
            Age age = Age.of(entry.startedAt(), now, zone);
            if (!heading.equals(Optional.of(age))) {
                heading = Optional.of(age);
                arranged.add(new LibraryRow.Heading(age));
            }
            arranged.add(new LibraryRow.Case(entry, note(entry).tags()));
        }
        if (!arranged.equals(rows)) {
            rows.setAll(arranged);
        }
    }

    private List<LibraryItem> found() {
        LibraryFilter wanted = filter.get().searching(search.get());
        return newestFirst().stream().filter(item -> wanted.accepts(item, note(item))).toList();
    }

    /// All, whatever the filter.
    public List<LibraryItem> newestFirst() {
        return entries.values().stream()
                .sorted(Comparator.comparing(LibraryItem::startedAt).reversed())
                .toList();
    }

    /// Opens a case that a person chose.
    void choose(LibraryItem entry) {
        if (!selected.get().equals(Optional.of(entry.id()))) {
            open.accept(entry.id());
        }
    }

    /// Puts a case out of the way, or back.
    public void archive(LibraryItem item, boolean archived) {
        if (note(item, note -> note.archived(archived))) {
            onArchived.accept(item, archived);
        }
    }

    /// @param words as they were typed, with commas between them
    void tag(LibraryItem item, String words) {
        note(item, note -> note.tagged(List.of(words.split(","))));
    }

    private boolean note(LibraryItem item, UnaryOperator<LibraryNote> change) {
        LibraryNote changed = change.apply(note(item));
        Optional<String> problem = notes.put(item.id(), changed);
        if (problem.isPresent()) {
            onProblem.accept(problem);
            return false;
        }
        noted.put(item.id(), changed);
        arrange();
        return true;
    }

    void compare(LibraryItem item, LibraryItem other) {
        onCompare.accept(item.id(), other.id());
    }

    /// What a case can be compared with: others like it first.
    public List<LibraryItem> others(LibraryItem item) {
        return newestFirst().stream()
                .filter(other -> !other.id().equals(item.id()))
                .sorted(
                        Comparator.comparing(
                                (LibraryItem other) -> !other.title().equals(item.title())))
                .toList();
    }

    List<String> tables() {
        return entries.values().stream()
                .flatMap(item -> item.tables().stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<FaultKind> faults() {
        return entries.values().stream()
                .flatMap(item -> item.fault().stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> tags() {
        return noted.values().stream()
                .flatMap(note -> note.tags().stream())
                .distinct()
                .sorted()
                .toList();
    }

    void narrow(UnaryOperator<LibraryFilter> change) {
        filter.set(change.apply(filter.get()));
    }

    /// Started in the last days.
    void lately(int days) {
        Instant since =
                clock.instant()
                        .atZone(zone)
                        .toLocalDate()
                        .minusDays(days - 1L)
                        .atStartOfDay(zone)
                        .toInstant();
        narrow(wanted -> wanted.from(Optional.of(since)));
    }

    public StringProperty search() {
        return search;
    }

    public ObjectProperty<LibraryFilter> filter() {
        return filter;
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
