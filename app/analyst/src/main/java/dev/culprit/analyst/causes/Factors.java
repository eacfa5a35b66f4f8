package dev.culprit.analyst.causes;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A measure multiplied by a factor. A large factor that is a unit is a unit; a small one counts only
/// when the values, divided by it, fall back onto the decimal grid of the past.
///
/// @param unit whether a unit is suspected, else another factor
record Factors(boolean unit) implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Optional<String> number = sql.metric().number();
        if (number.isEmpty() || study.kind() == MetricKind.RATIO) {
            return Optional.empty();
        }
        String v = "x.v";
        String recent =
                "CASE WHEN "
                        + study.subject().timeSql()
                        + " >= "
                        + sql.sql().time(study.subject().window().start())
                        + " THEN 1 ELSE 0 END";
        double factor = number(suspect, "unit", 1);
        String select =
                "SELECT "
                        + sql.mark(suspect)
                        + ", x.recent AS recent, count(x.v) AS n, "
                        + sql.sql().quantile(v, 0.1)
                        + " AS q10, "
                        + sql.sql().quantile(v, 0.5)
                        + " AS q50, "
                        + sql.sql().quantile(v, 0.9)
                        + " AS q90, avg(x.v) AS mean"
                        + grids(sql.sql(), v)
                        + fits(sql.sql(), v, factor);
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "By which factor did the values of the slice move, and is it a unit?",
                        TestKind.CONTRAST,
                        select
                                + " FROM "
                                + sql.sql()
                                        .ranked(
                                                "SELECT "
                                                        + recent
                                                        + " AS recent, "
                                                        + number.get()
                                                        + " AS v FROM "
                                                        + sql.from(suspect.slice())
                                                        + " WHERE (("
                                                        + sql.inBaseline()
                                                        + ") OR ("
                                                        + sql.since(suspect.onset())
                                                        + ")) AND "
                                                        + sql.condition(suspect.slice()),
                                                "recent")
                                + sql.grouped(List.of("x.recent"), 2)));
    }

    /// Share of values that are whole multiples of 1, 0.1 and 0.01.
    private static String grids(SqlDialect sql, String v) {
        StringBuilder columns = new StringBuilder();
        String[] grid = {"1", "0.1", "0.01"};
        for (int i = 0; i < grid.length; i++) {
            String scaled = v + " / " + grid[i];
            columns.append(", ")
                    .append(sql.share("abs(" + scaled + " - " + sql.round(scaled) + ") <= 0.0011"))
                    .append(" AS own")
                    .append(i);
        }
        return columns.toString();
    }

    /// Share of values that fall back onto a past grid when divided by the factor, for every pair of
    /// past grid g0 and present grid g: `|v/f/g0 - round(v/f/g0)| <= 0.5 g/(f g0) + 0.001`.
    private static String fits(SqlDialect sql, String v, double factor) {
        StringBuilder columns = new StringBuilder();
        double[] grid = {1, 0.1, 0.01};
        for (int past = 0; past < grid.length; past++) {
            for (int now = 0; now < grid.length; now++) {
                String scaled = "(" + v + " / " + plain(factor * grid[past]) + ")";
                double tolerance = 0.5 * grid[now] / (factor * grid[past]) + 0.001;
                String off = "abs(" + scaled + " - " + sql.round(scaled) + ")";
                columns.append(", ")
                        .append(sql.share(off + " <= " + plain(tolerance)))
                        .append(" AS fit")
                        .append(past)
                        .append(now);
            }
        }
        return columns.toString();
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(new MathContext(8)).toPlainString();
    }

    static double number(Suspect suspect, String fact, double otherwise) {
        String text = suspect.facts().get(fact);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        int now = -1;
        int past = -1;
        for (int row = 0; row < result.rows().size(); row++) {
            if (result.number(row, "recent") == 1) {
                now = row;
            } else {
                past = row;
            }
        }
        if (now < 0 || past < 0 || result.number(now, "n") < 3) {
            return Reading.neutral("There are too few values to compare.");
        }
        double measured = number(suspect, "factor", 1);
        boolean isUnit = isUnit(suspect, result, now, past);
        double ratio = result.number(now, "q50") / result.number(past, "q50");
        Figure figure =
                Reading.factor(
                        "ratio of medians", Double.isFinite(ratio) ? ratio : measured, query);
        String moved =
                String.format(
                        Locale.ROOT,
                        "Values in the slice moved by a factor of %.3g (median %.4g, before %.4g)",
                        measured,
                        result.number(now, "q50"),
                        result.number(past, "q50"));
        if (isUnit) {
            String text =
                    moved
                            + ", which is the unit factor "
                            + String.format(Locale.ROOT, "%.5g", number(suspect, "unit", 1))
                            + ".";
            return unit
                    ? Reading.supports(MOST, text, figure)
                    : Reading.refutes(0.85, text, figure);
        }
        String text = moved + ", which is no unit factor.";
        boolean still = Math.abs(Math.log(Math.max(1e-9, measured))) < 0.02;
        if (unit || still) {
            return Reading.refutes(0.85, text, figure);
        }
        return Reading.supports(0.8, text, figure);
    }

    private static boolean isUnit(Suspect suspect, QueryResult result, int now, int past) {
        if (!suspect.facts().containsKey("unit")) {
            return false;
        }
        double factor = number(suspect, "factor", 1);
        if (Units.large(Math.log(factor))) {
            return true;
        }
        double n = result.number(now, "n");
        int pastGrid = grid(result, past);
        int nowGrid = grid(result, now);
        if (n < 8 || pastGrid < 0 || nowGrid < 0) {
            return false;
        }
        double[] size = {1, 0.1, 0.01};
        double unitFactor = number(suspect, "unit", 1);
        double chance =
                Math.min(1, 2 * (0.5 * size[nowGrid] / (unitFactor * size[pastGrid]) + 0.001));
        double needed = Math.max(0.9, Math.min(0.97, chance + 0.3));
        return chance < 0.9 && result.number(now, "fit" + pastGrid + nowGrid) > needed;
    }

    /// The coarsest decimal grid that nearly all values lie on; -1 when none.
    private static int grid(QueryResult result, int row) {
        for (int i = 0; i < 3; i++) {
            if (result.number(row, "own" + i) > 0.97) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        String measured = String.format(Locale.ROOT, "%.3g", number(suspect, "factor", 1));
        return unit
                ? new Expectations(
                        "All values of the slice are multiplied by the same unit factor, about "
                                + measured
                                + ".",
                        "The factor is no unit, or the values do not fall back onto their old grid.")
                : new Expectations(
                        "The values of the slice moved by a factor of about "
                                + measured
                                + " that is no unit, and outside it nothing moved.",
                        "The factor is a unit, one value replaced the others, or the slice did not"
                                + " move.");
    }
}
