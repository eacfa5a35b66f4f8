package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Locale;

/// Reads `n_before, n_after`: counts per day of baseline and window.
///
/// With r the ratio of the daily counts, `z = ln r / sqrt(4 (1 / n_before + 1 / n_after))`; the 4 allows for
/// counts that vary twice as much as Poisson counts do. Rises or falls: at least by a fifth with z >= 4.
/// Stays: less than a fifth, where a fifth would have been seen.
final class CountRule {
    private static final double Z = 4;
    private static final double DISPERSION = 4;
    private static final double LEAST = Math.log(1.2);

    private CountRule() {}

    /// @param daysBefore length of the baseline
    /// @param daysAfter length of the window
    static Interpretation read(
            QueryResult result,
            Expectation expected,
            double daysBefore,
            double daysAfter,
            QueryId query) {
        double before = Math.max(0, result.number(0, "n_before"));
        double after = Math.max(0, result.number(0, "n_after"));
        double log = Math.log(((after + 0.5) / daysAfter) / ((before + 0.5) / daysBefore));
        double error = Math.sqrt(DISPERSION * (1 / (before + 0.5) + 1 / (after + 0.5)));
        List<Figure> figures =
                List.of(
                        new Figure("count before", before, Figure.Unit.COUNT, query),
                        new Figure("count after", after, Figure.Unit.COUNT, query));
        String summary =
                String.format(
                        Locale.ROOT,
                        "The count went from %s to %s, per day from %s to %s.",
                        Reading.number(before),
                        Reading.number(after),
                        Reading.number(before / daysBefore),
                        Reading.number(after / daysAfter));
        return expected == Expectation.STAYS
                ? stays(log, error, summary, figures)
                : moves(expected == Expectation.FALLS ? -log : log, error, summary, figures);
    }

    private static Interpretation moves(
            double log, double error, String summary, List<Figure> figures) {
        double z = log / error;
        if (log >= LEAST && z >= Z) {
            return Reading.of(Verdict.SUPPORTS, Reading.bySignificance(z), summary, figures);
        }
        boolean opposite = log <= -LEAST && z <= -Z;
        return opposite || (LEAST >= 3 * error && log < LEAST / 2)
                ? Reading.of(Verdict.REFUTES, 0.75, summary + " That is not as expected.", figures)
                : Reading.neutral(summary, figures);
    }

    private static Interpretation stays(
            double log, double error, String summary, List<Figure> figures) {
        if (Math.abs(log) >= LEAST && Math.abs(log) / error >= Z) {
            return Reading.of(
                    Verdict.REFUTES, 0.75, summary + " That is not as expected.", figures);
        }
        return LEAST >= 3 * error && Math.abs(log) < LEAST
                ? Reading.of(Verdict.SUPPORTS, 0.5, summary, figures)
                : Reading.neutral(summary, figures);
    }
}
