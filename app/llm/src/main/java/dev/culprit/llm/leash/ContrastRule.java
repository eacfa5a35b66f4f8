package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Locale;

/// Reads `grp, period, bad, total`: the accused must move as expected and the rest must not.
///
/// Supports when the accused moved by the least change or more, the difference of both changes has
/// z >= 4, and the rest moved by at most 0.3 of it. Refutes when a change of that size would have been
/// seen (least change >= 3 standard errors) but was not, when the accused moved the other way, or when the rest moved by 0.7 of it or more.
/// Confidence of support: significance times `1 - |rest| / |accused|`; of refutation 0.75.
final class ContrastRule {
    private static final double Z = 4;
    private static final double REST_STILL = 0.3;
    private static final double REST_TOO = 0.7;

    private ContrastRule() {}

    static Interpretation read(QueryResult result, Expectation expected, QueryId query) {
        double[] sums = new double[8];
        for (int row = 0; row < result.rows().size(); row++) {
            int part = part(result, row);
            sums[part] += result.number(row, "bad");
            sums[part + 1] += result.number(row, "total");
        }
        Shift accused = Shift.of(sums[0], sums[1], sums[2], sums[3]);
        Shift rest = Shift.of(sums[4], sums[5], sums[6], sums[7]);
        if (sums[1] <= 0 || sums[3] <= 0) {
            return Reading.neutral("The accused rows are missing before or after.", List.of());
        }
        return verdict(accused, rest, expected, query);
    }

    private static int part(QueryResult result, int row) {
        String group = result.text(row, "grp").orElse("").strip().toLowerCase(Locale.ROOT);
        String period = result.text(row, "period").orElse("").strip().toLowerCase(Locale.ROOT);
        boolean known =
                (group.equals("accused") || group.equals("rest"))
                        && (period.equals("before") || period.equals("after"));
        if (!known) {
            throw new IllegalArgumentException(
                    "grp must be accused or rest and period before or after");
        }
        return (group.equals("accused") ? 0 : 4) + (period.equals("before") ? 0 : 2);
    }

    private static Interpretation verdict(
            Shift accused, Shift rest, Expectation expected, QueryId query) {
        Shift own = accused.towards(expected);
        Shift other = rest.towards(expected);
        double z = (own.change() - other.change()) / Math.hypot(own.error(), other.error());
        List<Figure> figures =
                List.of(
                        figure("accused before", accused.before(), query),
                        figure("accused after", accused.before() + accused.change(), query),
                        figure("rest before", rest.before(), query),
                        figure("rest after", rest.before() + rest.change(), query));
        String summary = summary(accused, rest);
        boolean moved = own.change() >= own.least();
        if (moved && other.change() >= REST_TOO * own.change()) {
            return Reading.of(Verdict.REFUTES, 0.75, summary + " Both moved alike.", figures);
        }
        if (moved && z >= Z && Math.abs(other.change()) <= REST_STILL * own.change()) {
            double apart = 1 - Math.abs(other.change()) / own.change();
            return Reading.of(
                    Verdict.SUPPORTS, Reading.bySignificance(z) * apart, summary, figures);
        }
        boolean seen = own.least() >= 3 * own.error();
        if (own.opposes(Z) || (seen && own.change() < own.least() / 2)) {
            return Reading.of(
                    Verdict.REFUTES, 0.75, summary + " That is not as expected.", figures);
        }
        return Reading.neutral(summary, figures);
    }

    private static String summary(Shift accused, Shift rest) {
        return String.format(
                Locale.ROOT,
                "The accused rows went from %s to %s, the rest from %s to %s.",
                Reading.rate(accused.before()),
                Reading.rate(accused.before() + accused.change()),
                Reading.rate(rest.before()),
                Reading.rate(rest.before() + rest.change()));
    }

    private static Figure figure(String label, double value, QueryId query) {
        Figure.Unit unit = Math.abs(value) <= 1 ? Figure.Unit.SHARE : Figure.Unit.NUMBER;
        return new Figure(label, value, unit, query);
    }
}
