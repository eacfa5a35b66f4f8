package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Nothing is wrong: weekday, calendar and trend explain the value, or it lies within its noise, and
/// no slice moved apart from the others.
final class ExpectedVariance implements Cause {
    /// Log-likelihood ratio, less the penalty, above which a slice counts as moved on its own; the
    /// threshold of the count gate.
    private static final double STANDS_OUT = 10;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        String day = sql.sql().day(study.subject().timeSql());
        return Optional.of(
                new QueryDraft(
                        KEY,
                        "What did the same weekdays bring in the weeks before?",
                        TestKind.SERIES,
                        "SELECT "
                                + day
                                + " AS "
                                + sql.sql().as("day")
                                + ", count(*) AS n"
                                + sql.metric()
                                        .number()
                                        .map(v -> ", avg(" + v + ") AS mean, sum(" + v + ") AS s")
                                        .orElse("")
                                + " FROM "
                                + study.subject().from()
                                + " WHERE "
                                + sql.inWhole()
                                + " GROUP BY "
                                + sql.sql().at(1, day)
                                + " ORDER BY "
                                + sql.sql().at(1, day)));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        double z = study.z();
        List<Candidate> found = study.candidates();
        double best = found.isEmpty() ? 0 : found.getFirst().score();
        String text =
                String.format(
                        Locale.ROOT,
                        "With weekday, calendar and trend %s was to be expected and %s was observed,"
                                + " %s; %s.",
                        value(study, study.expectation().value()),
                        value(study, study.observed()),
                        distance(z),
                        best > STANDS_OUT
                                ? "one slice moved apart from the others"
                                : "no slice moved apart from the others");
        var figure = Reading.number("standard deviations", Math.clamp(z, -1000, 1000), query);
        return suspect.weight() >= 0.6
                ? Reading.supports(suspect.weight(), text, figure)
                : Reading.refutes(0.85, text, figure);
    }

    private static String distance(double z) {
        return Math.abs(z) < 100
                ? String.format(Locale.ROOT, "%.1f standard deviations off", Math.abs(z))
                : "far outside all that was seen before";
    }

    private static String value(Study study, double value) {
        return study.kind().isRate() ? Reading.percent(value) : Reading.number(value);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return new Expectations(
                "The value lies in the range of the same weekdays, and all slices moved alike.",
                "The value lies outside that range, or one slice moved apart from the others.");
    }
}
