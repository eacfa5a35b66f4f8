package dev.culprit.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryViewModelTest {
    private static final Instant NOW = Instant.parse("2026-01-13T12:00:00Z");

    private final List<InvestigationId> opened = new ArrayList<>();
    private final LibraryViewModel model =
            new LibraryViewModel(() -> NOW, ZoneOffset.UTC, opened::add);

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
                .extracting(LibraryEntry::status)
                .containsExactly(Status.COMPLETED);
    }

    @Test
    void choosingTheShownCaseOpensNothing() {
        var entry = entry("a", 0, Status.RUNNING);
        model.choose(entry);
        model.selected().set(java.util.Optional.of(entry.id()));
        model.choose(entry);

        assertThat(opened).containsExactly(entry.id());
    }

    private static LibraryEntry entry(String title, int daysAgo, Status status) {
        return new LibraryEntry(
                new InvestigationId(title.replace(' ', '-')),
                title,
                "samples",
                status,
                NOW.minus(Duration.ofDays(daysAgo)),
                "");
    }

    private static String text(LibraryRow row) {
        return switch (row) {
            case LibraryRow.Heading(var age) -> age.name();
            case LibraryRow.Case(var entry) -> entry.title();
        };
    }
}
