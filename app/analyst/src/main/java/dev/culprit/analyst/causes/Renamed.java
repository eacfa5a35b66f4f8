package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// One value of an attribute goes by another name: the new one takes the rows of one old one.
final class Renamed implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        return Optional.of(counts(study, suspect));
    }

    /// Rows of every value since the onset and before.
    static QueryDraft counts(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        String value = sql.sql().asText(study.subject().col(study.subject().column().orElse("")));
        Slice slice =
                suspect.slice().terms().stream()
                                .anyMatch(t ->
                                        study.subject()
                                                .column()
                                                .filter(t.attribute()::equalsIgnoreCase)
                                                .isPresent())
                        ? Slice.EVERYTHING
                        : suspect.slice();
        String before = sql.sql().countIf(sql.inBaseline());
        return new QueryDraft(
                KEY,
                "From which values did the new one take its rows?",
                TestKind.CONTRAST,
                "SELECT "
                        + sql.mark(suspect)
                        + ", "
                        + value
                        + " AS v, "
                        + sql.sql().countIf(sql.since(suspect.onset()))
                        + " AS w, "
                        + before
                        + " AS b FROM "
                        + sql.from(slice)
                        + " WHERE "
                        + sql.inWhole()
                        + " AND "
                        + sql.condition(slice)
                        + " GROUP BY "
                        + sql.sql().at(2, value)
                        + " ORDER BY "
                        + sql.sql().at(4, before)
                        + " DESC, "
                        + sql.sql().at(2, value)
                        + sql.sql().first(300));
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        return read(suspect, result, query, true);
    }

    static Interpretation read(
            Suspect suspect, QueryResult result, QueryId query, boolean renamed) {
        double window = 0;
        double before = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            window += result.number(row, "w");
            before += result.number(row, "b");
        }
        String fresh = suspect.facts().getOrDefault("new", "");
        double lost = 0;
        double most = 0;
        double gained = 0;
        String giver = "";
        int givers = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            double expected = result.number(row, "b") / Math.max(1, before) * window;
            double loss = expected - result.number(row, "w");
            String value = result.text(row, "v").orElse("");
            if (value.equals(fresh)) {
                gained = -loss;
            } else if (loss > 0) {
                lost += loss;
                givers += loss > 2 * Math.sqrt(expected) || loss > 0.3 * expected ? 1 : 0;
                if (loss > most) {
                    most = loss;
                    giver = value;
                }
            }
        }
        double concentrated = lost > 0 ? most / lost : 0;
        var figure = Reading.share("part of the loss from one value", concentrated, query);
        String text =
                fresh
                        + " gained "
                        + Reading.whole(gained)
                        + " rows; "
                        + percent(concentrated)
                        + " of what other values lost was lost by "
                        + giver
                        + ".";
        double weight = suspect.weight();
        boolean fits = renamed ? weight >= 0.6 : weight >= 0.6 && givers != 0;
        return fits
                ? Reading.supports(MOST, text, figure)
                : Reading.refutes(
                        0.75,
                        text
                                + (renamed
                                        ? " Several values gave in one slice, so it is no rename."
                                        : " One value gave everywhere, so it is no default."),
                        figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        String fresh = suspect.facts().getOrDefault("new", "The new value");
        String old = suspect.facts().getOrDefault("old", "one old value");
        return new Expectations(
                fresh + " has the rows that " + old + " lost, and no other value lost any.",
                fresh + " takes rows from several values.");
    }
}
