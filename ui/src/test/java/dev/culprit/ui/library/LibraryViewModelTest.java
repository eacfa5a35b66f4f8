package dev.culprit.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.library.LibraryFilter;
import dev.culprit.core.library.LibraryItem;
import dev.culprit.ui.testing.ScriptedNotes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibraryViewModelTest {
    private static final Instant NOW = Instant.parse("2026-01-13T12:00:00Z");

    private final List<InvestigationId> opened = new ArrayList<>();
    private final ScriptedNotes notes = new ScriptedNotes();
    private final LibraryViewModel model =
            new LibraryViewModel(() -> NOW, ZoneOffset.UTC, notes, opened::add);

    @Test
    void investigationsAreGroupedByAgeNewestFirst() {
        model.put(
                List.of(
                        entry("old", 90, Status.FAILED),
                        entry("today", 0, Status.RUNNING),
                        entry("week", 4, Status.COMPLETED),
                        entry("yesterday", 1, Status.INCONCLUSIVE)));

        assertThat(model.rows())
                .extracting(LibraryViewModelTest::text)
                .containsExactly(
                        "TODAY",
                        "today",
                        "YESTERDAY",
                        "yesterday",
                        "LAST_WEEK",
                        "week",
                        "EARLIER",
                        "old");
    }

    @Test
    void aSearchLeavesWhatHasAllItsWords() {
        model.put(
                List.of(
                        entry("orders nulls", 0, Status.RUNNING),
                        entry("orders", 0, Status.RUNNING)));
        model.search().set("NULLS ord");

        assertThat(model.rows())
                .extracting(LibraryViewModelTest::text)
                .containsExactly("TODAY", "orders nulls");
    }

    @Test
    void aChangedInvestigationReplacesItself() {
        model.put(List.of(entry("a", 0, Status.RUNNING)));
        model.put(List.of(entry("a", 0, Status.COMPLETED)));

        assertThat(model.newestFirst())
                .extracting(LibraryItem::status)
                .containsExactly(Status.COMPLETED);
    }

    @Test
    void choosingTheShownCaseOpensNothing() {
        var entry = entry("a", 0, Status.RUNNING);
        model.choose(entry);
        model.selected().set(Optional.of(entry.id()));
        model.choose(entry);

        assertThat(opened).containsExactly(entry.id());
    }

    @Test
    void whatIsArchivedIsOutOfTheWayAndCanBeTakenBack() {
        List<String> told = new ArrayList<>();
        model.onArchived((item, archived) -> told.add(item.title() + " " + archived));
        var old = entry("old case", 3, Status.COMPLETED);
        model.put(List.of(old, entry("new case", 0, Status.COMPLETED)));

        model.archive(old, true);
        assertThat(titles()).containsExactly("new case");
        model.narrow(wanted -> wanted.archived(true));
        assertThat(titles()).containsExactly("old case");
        model.archive(old, false);

        assertThat(titles()).isEmpty();
        assertThat(told).containsExactly("old case true", "old case false");
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void filtersAndTagsNarrowTheList() {
        var nulls = entry("orders nulls", 0, Status.COMPLETED);
        model.put(List.of(nulls, entry("events late", 9, Status.FAILED)));
        model.tag(nulls, " weekly , urgent, weekly");

        assertThat(model.tags()).containsExactly("urgent", "weekly");
        model.narrow(wanted -> wanted.tagged(Optional.of("Urgent")));
        assertThat(titles()).containsExactly("orders nulls");
        model.narrow(wanted -> wanted.tagged(Optional.empty()).on(Optional.of("EVENTS")));
        assertThat(titles()).containsExactly("events late");
        model.lately(7);
        assertThat(titles()).isEmpty();
        model.narrow(_ -> LibraryFilter.NONE.of(Optional.of(Status.FAILED)));
        assertThat(titles()).containsExactly("events late");
        model.narrow(_ -> LibraryFilter.NONE);
        model.search().set("urgent");
        assertThat(titles()).containsExactly("orders nulls");
    }

    @Test
    void aNoteThatCannotBeKeptIsSaidAndChangesNothing() {
        List<String> told = new ArrayList<>();
        model.onProblem(problem -> problem.ifPresent(told::add));
        var item = entry("a", 0, Status.COMPLETED);
        model.put(List.of(item));
        notes.refuse("library.json cannot be written.");

        model.archive(item, true);

        assertThat(told).containsExactly("library.json cannot be written.");
        assertThat(titles()).containsExactly("a");
    }

    private List<String> titles() {
        return model.rows().stream()
                .filter(LibraryRow.Case.class::isInstance)
                .map(LibraryViewModelTest::text)
                .toList();
    }

    private static LibraryItem entry(String title, int daysAgo, Status status) {
        return new LibraryItem(
                new InvestigationId(title.replace(' ', '-')),
                title,
                "samples",
                status,
                NOW.minus(Duration.ofDays(daysAgo)),
                "",
                List.of(title.split(" ")[0]),
                Optional.empty());
    }

    private static String text(LibraryRow row) {
        return switch (row) {
            case LibraryRow.Heading(var age) -> age.name();
            case LibraryRow.Case(var entry, _) -> entry.title();
        };
    }
}
