package dev.culprit.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.source.TableName;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JobHistoryTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 2, 0);

    @Test
    void aJobThatNoLongerRunsStalledWhenItsNextRunWasDue() {
        List<Change> runs = hourly(24);

        assertThat(stalls(JobHistory.withStalls(runs, START.plusHours(40))))
                .singleElement()
                .satisfies(stall -> {
                    assertThat(stall.at()).isEqualTo(START.plusHours(24));
                    assertThat(stall.until()).isEmpty();
                    assertThat(stall.reference()).isEqualTo(runs.getLast().reference());
                    assertThat(stall.title())
                            .isEqualTo(
                                    "load_payments did not run when it was due; its last run was at"
                                            + " 2026-01-06 01:00.");
                    assertThat(stall.tables()).containsExactly(TableName.of("payments"));
                });
    }

    @Test
    void aGapThatEndedIsAStallWithAnEnd() {
        List<Change> runs = new ArrayList<>(hourly(30));
        runs.subList(20, 25).clear();

        assertThat(stalls(JobHistory.withStalls(runs, START.plusHours(30))))
                .singleElement()
                .satisfies(stall -> {
                    assertThat(stall.at()).isEqualTo(START.plusHours(20));
                    assertThat(stall.until()).hasValue(START.plusHours(25));
                });
    }

    @Test
    void aJobThatRestsAtWeekendsHasNotStalledOnASunday() {
        List<Change> runs = new ArrayList<>();
        for (int day = 0; day < 19; day++) {
            LocalDateTime at = START.plusDays(day);
            if (at.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
                runs.add(run(at, Outcome.SUCCEEDED));
            }
        }

        assertThat(stalls(JobHistory.withStalls(runs, START.plusDays(20).plusHours(20)))).isEmpty();
    }

    @Test
    void twoRunsAreNoRhythm() {
        assertThat(stalls(JobHistory.withStalls(hourly(2), START.plusDays(9)))).isEmpty();
    }

    @Test
    void aRunThatNeverEndedHangs() {
        List<Change> runs = new ArrayList<>(hourly(6));
        runs.add(run(START.plusHours(6), Outcome.RUNNING));

        assertThat(stalls(JobHistory.withStalls(runs, START.plusHours(6).plusMinutes(20))))
                .isEmpty();
        assertThat(stalls(JobHistory.withStalls(runs, START.plusHours(7))))
                .extracting(Change::at)
                .containsExactly(START.plusHours(6));
    }

    private static List<Change> stalls(List<Change> changes) {
        return changes.stream().filter(each -> each.outcome() == Outcome.STALLED).toList();
    }

    private static List<Change> hourly(int count) {
        List<Change> runs = new ArrayList<>();
        for (int hour = 0; hour < count; hour++) {
            runs.add(run(START.plusHours(hour), Outcome.SUCCEEDED));
        }
        return runs;
    }

    private static Change run(LocalDateTime at, Outcome outcome) {
        return new Change(
                Change.Kind.JOB_RUN,
                outcome,
                at,
                outcome == Outcome.RUNNING ? Optional.empty() : Optional.of(at.plusMinutes(5)),
                "load_payments",
                "Run of load_payments",
                new Change.Reference("run-" + at, "airflow"),
                List.of(TableName.of("payments")),
                List.of(),
                "",
                OptionalLong.empty());
    }
}
