package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Late rows or another clock: when one whole number of hours brings nearly all odd lags back into
/// their usual range, the clock moved; late rows scatter.
///
/// @param clock whether a moved clock is suspected, else late rows
record Lags(boolean clock) implements Cause {
    private static final double NEARLY_ALL = 0.85;
    private static final int MOST_HOURS = 14;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        if (study.latest()) {
            return silence(study, suspect);
        }
        var sql = new TestSql(study);
        return sql.metric()
                .lag()
                .map(lag -> {
                    String slot = "floor((" + lag + ") * 20)";
                    String recent =
                            sql.sql()
                                    .flag(
                                            study.subject().loadedSql()
                                                    + " >= "
                                                    + sql.sql()
                                                            .time(
                                                                    study.subject()
                                                                            .window()
                                                                            .start()));
                    return new QueryDraft(
                            KEY,
                            "How are the lags of the slice spread, and would whole hours"
                                    + " explain them?",
                            TestKind.COUNT,
                            "SELECT "
                                    + sql.mark(suspect)
                                    + ", "
                                    + recent
                                    + " AS recent, "
                                    + slot
                                    + " AS lag20, count(*) AS n FROM "
                                    + sql.from(suspect.slice())
                                    + " WHERE "
                                    + study.subject().loadedSql()
                                    + " >= "
                                    + sql.sql().time(study.subject().baseline().start())
                                    + " AND "
                                    + sql.condition(suspect.slice())
                                    + sql.grouped(List.of(recent, slot), 2));
                });
    }

    private static Optional<QueryDraft> silence(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        String time = study.subject().timeSql();
        var end = study.subject().window().end();
        var from = suspect.onset().orElse(study.subject().window().start());
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "Are rows of " + study.subject().name() + " missing at the end?",
                        TestKind.EXISTENCE,
                        "SELECT "
                                + sql.mark(suspect)
                                + ", "
                                + sql.sql()
                                        .countIf(
                                                time
                                                        + " > "
                                                        + sql.sql().time(from.plusSeconds(1))
                                                        + " AND "
                                                        + time
                                                        + " < "
                                                        + sql.sql().time(end))
                                + " AS later, "
                                + sql.sql()
                                        .countIf(
                                                time
                                                        + " > "
                                                        + sql.sql().time(from.minusDays(7))
                                                        + " AND "
                                                        + time
                                                        + " <= "
                                                        + sql.sql().time(end.minusDays(7)))
                                + " AS week_before FROM "
                                + study.subject().from()));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        if (study.latest()) {
            return readSilence(study, suspect, result, query);
        }
        double[] usual = usual(result);
        List<double[]> odd = new ArrayList<>();
        double rows = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            double lag = (result.number(row, "lag20") + 0.5) / 20;
            boolean recent = result.number(row, "recent") == 1;
            if (recent && (lag < usual[0] - 0.05 || lag > usual[1] + 0.05)) {
                odd.add(new double[] {lag, result.number(row, "n")});
                rows += result.number(row, "n");
            }
        }
        if (rows == 0) {
            return Reading.refutes(0.8, "No lag in the slice left its usual range.");
        }
        int best = 0;
        double most = 0;
        for (int hours = -MOST_HOURS; hours <= MOST_HOURS; hours++) {
            double back = 0;
            for (double[] one : odd) {
                double moved = one[0] + hours;
                back += moved >= usual[0] - 0.1 && moved <= usual[1] + 0.1 ? one[1] : 0;
            }
            if (hours != 0 && back / rows > most) {
                most = back / rows;
                best = hours;
            }
        }
        return verdict(most, best, spread(odd, rows), usual[1] - usual[0], query);
    }

    /// The range of nearly all lags of the past, in hours.
    private static double[] usual(QueryResult result) {
        double total = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            total += result.number(row, "recent") == 0 ? result.number(row, "n") : 0;
        }
        double low = Double.NaN;
        double high = Double.NaN;
        double sum = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            if (result.number(row, "recent") != 0) {
                continue;
            }
            sum += result.number(row, "n");
            double lag = (result.number(row, "lag20") + 0.5) / 20;
            if (Double.isNaN(low) && sum >= 0.0005 * total) {
                low = lag;
            }
            if (Double.isNaN(high) && sum >= 0.995 * total) {
                high = lag;
            }
        }
        return Double.isNaN(low) ? new double[] {0, 1} : new double[] {low, high};
    }

    /// Hours between the 10 % and the 90 % quantile.
    private static double spread(List<double[]> odd, double rows) {
        double sum = 0;
        double low = Double.NaN;
        double high = 0;
        for (double[] one : odd) {
            sum += one[1];
            if (Double.isNaN(low) && sum >= 0.1 * rows) {
                low = one[0];
            }
            if (sum <= 0.9 * rows) {
                high = one[0];
            }
        }
        return Math.max(0, high - low);
    }

    /// @param spread of the odd lags, which a moved clock keeps as narrow as the usual ones
    private Interpretation verdict(
            double share, int hours, double spread, double width, QueryId query) {
        var figure = Reading.share("odd lags explained by whole hours", share, query);
        var shift = Reading.hours("hours", -hours, query);
        boolean whole = share > NEARLY_ALL && width < 6 && spread < Math.max(0.5, 0.9 * width);
        String text =
                whole
                        ? percent(share)
                                + " of the odd lags are usual again when the event time is moved by "
                                + Math.abs(hours)
                                + " whole hours."
                        : "No whole number of hours brings the odd lags back; the best one explains "
                                + percent(share)
                                + ".";
        return clock == whole
                ? Reading.supports(MOST, text, figure, shift)
                : Reading.refutes(0.85, text, figure, shift);
    }

    private static Interpretation readSilence(
            Study study, Suspect suspect, QueryResult result, QueryId query) {
        double later = result.number(0, "later");
        double before = result.number(0, "week_before");
        var figure = Reading.count("rows since", later, query);
        boolean silent = later < 0.1 * Math.max(1, before);
        double weight =
                study.sources().stream()
                                .anyMatch(s ->
                                        s.attribute().isEmpty()
                                                && !s.last()
                                                        .isAfter(
                                                                study.searched()
                                                                        .lastRow()
                                                                        .plusHours(1))
                                                && study.missing(s) > 15)
                        ? 0.7
                        : 0.9;
        return silent
                ? Reading.supports(
                        weight,
                        study.subject().name()
                                + " has "
                                + Reading.whole(later)
                                + " rows after "
                                + suspect.onset().map(Object::toString).orElse("the onset")
                                + "; a week earlier "
                                + Reading.whole(before)
                                + " followed in the same hours.",
                        figure)
                : Reading.refutes(0.8, Reading.whole(later) + " rows followed, as usual.", figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return clock
                ? new Expectations(
                        "One whole number of hours brings nearly all odd lags back to normal.",
                        "The odd lags scatter over many hours.")
                : new Expectations(
                        "Rows are missing at the end or come with lags that scatter.",
                        "Rows came in time, or all lags moved by the same whole hours.");
    }
}
