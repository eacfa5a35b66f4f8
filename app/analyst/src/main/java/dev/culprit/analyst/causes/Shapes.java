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

/// Texts of another form. Cut texts are shorter than any normal one and their shape is the beginning
/// of a normal shape; everything else is another format.
///
/// @param truncated which of the two is suspected
record Shapes(boolean truncated) implements Cause {
    private static final double MOSTLY = 0.7;
    private static final double COMMON = 0.02;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        var sql = new TestSql(study);
        Optional<String> bad = sql.metric().bad();
        String text = sql.sql().asText(study.subject().col(study.subject().column().orElse("")));
        String shape = sql.sql().mask(text);
        return bad.map(condition ->
                new QueryDraft(
                        KEY,
                        "What do the bad values look like next to good ones?",
                        TestKind.COUNT,
                        "SELECT "
                                + sql.mark(suspect)
                                + ", "
                                + sql.sql().flag(condition)
                                + " AS bad, "
                                + shape
                                + " AS shape, count(*) AS n, min("
                                + text
                                + ") AS example FROM "
                                + sql.from(suspect.slice())
                                + " WHERE "
                                + sql.since(suspect.onset())
                                + " AND "
                                + text
                                + " IS NOT NULL AND (("
                                + sql.condition(suspect.slice())
                                + ") OR NOT ("
                                + condition
                                + ")) AND (NOT ("
                                + condition
                                + ") OR "
                                + sql.condition(suspect.slice())
                                + ") GROUP BY "
                                + sql.sql().at(2, sql.sql().flag(condition))
                                + ", "
                                + sql.sql().at(3, shape)
                                + " ORDER BY "
                                + sql.sql().at(4, "count(*)")
                                + " DESC, "
                                + sql.sql().at(3, shape)
                                + sql.sql().first(300)));
    }

    private record Shape(String mask, double n, String example) {}

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        List<Shape> bad = new ArrayList<>();
        List<Shape> good = new ArrayList<>();
        double badRows = 0;
        double goodRows = 0;
        for (int row = 0; row < result.rows().size(); row++) {
            var shape =
                    new Shape(
                            result.text(row, "shape").orElse(""),
                            result.number(row, "n"),
                            result.text(row, "example").orElse(""));
            if (result.number(row, "bad") == 1) {
                bad.add(shape);
                badRows += shape.n();
            } else {
                good.add(shape);
                goodRows += shape.n();
            }
        }
        if (bad.isEmpty() || good.isEmpty()) {
            return Reading.neutral("There are not enough values to compare.");
        }
        double common = COMMON * goodRows;
        List<Shape> normal = good.stream().filter(s -> s.n() >= common).toList();
        int shortest = normal.stream().mapToInt(s -> s.mask().length()).min().orElse(0);
        double cut = 0;
        for (Shape shape : bad) {
            boolean prefix =
                    shape.mask().length() < shortest
                            && !shape.mask().isEmpty()
                            && normal.stream().anyMatch(n -> n.mask().startsWith(shape.mask()));
            cut += prefix ? shape.n() : 0;
        }
        return verdict(cut / badRows, bad.getFirst().example(), good.getFirst().example(), query);
    }

    private Interpretation verdict(double cut, String bad, String good, QueryId query) {
        var figure = Reading.share("bad values that are the beginning of a normal one", cut, query);
        String text =
                percent(cut)
                        + " of the bad values are shorter than every normal one and begin like it, for"
                        + " example "
                        + bad
                        + " next to "
                        + good
                        + ".";
        return truncated == cut > MOSTLY
                ? Reading.supports(MOST, text, figure)
                : Reading.refutes(0.85, text, figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return truncated
                ? new Expectations(
                        "The bad values are the beginnings of normal ones, cut at one length.",
                        "The bad values have another shape than the beginning of a normal one.")
                : new Expectations(
                        "The bad values share a shape that normal values do not have.",
                        "The bad values are only cut, or of no common shape.");
    }
}
