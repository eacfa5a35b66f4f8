package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.number;
import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The counterfactual: the metric with the accused slice set back to its own past, next to a
/// comparable slice that should not have moved. For a slice that is broader than the leading one, the
/// part outside the leading one must have moved too.
public final class Contrast {
    public static final String KEY = "counterfactual";

    /// Fact of a suspect whose slice is broader than the leading one.
    public static final String BROADER = "broader";

    private final Study study;
    private final Suspect suspect;
    private final Optional<Slice> inner;
    private final Optional<Slice> control;

    /// @param leading the slice of the leading suspect
    public Contrast(Study study, Suspect suspect, Slice leading) {
        this.study = study;
        this.suspect = suspect;
        this.inner = suspect.facts().containsKey(BROADER) ? Optional.of(leading) : Optional.empty();
        this.control = control(study, suspect.slice());
    }

    /// Whether the searched rows can show it.
    public boolean applies() {
        var sql = new TestSql(study);
        boolean silent = study.kind() == MetricKind.FRESHNESS && study.latest();
        return suspect.fault() != FaultKind.EXPECTED_VARIANCE
                && suspect.fault() != FaultKind.MIX_SHIFT
                && !silent
                && sql.knows(suspect.slice());
    }

    /// The sibling with the most rows: another value in the last term.
    private static Optional<Slice> control(Study study, Slice slice) {
        if (slice.isEverything() || study.cube().isEmpty()) {
            return Optional.empty();
        }
        LeafCube cube = study.cube().get();
        int[] attributes = new int[slice.terms().size()];
        int[] codes = new int[slice.terms().size()];
        for (int i = 0; i < attributes.length; i++) {
            Slice.Term term = slice.terms().get(i);
            Optional<Integer> attribute = cube.attribute(term.attribute());
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            attributes[i] = attribute.get();
            codes[i] = cube.code(attribute.get(), term.value());
        }
        int last = attributes.length - 1;
        double[] rows = new double[cube.cardinality(attributes[last])];
        int own = codes[last];
        for (int cell = 0; cell < cube.windowCells(); cell++) {
            int value = cube.code(attributes[last], cell);
            if (value >= 0 && value != own) {
                codes[last] = value;
                rows[value] += cube.matches(cell, attributes, codes) ? cube.numbers("n")[cell] : 0;
            }
        }
        int best = -1;
        for (int v = 0; v < rows.length; v++) {
            if (v != own && rows[v] > 0 && (best < 0 || rows[v] > rows[best])) {
                best = v;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        codes[last] = best;
        return Optional.of(cube.slice(attributes, codes));
    }

    public QueryDraft query() {
        var sql = new TestSql(study);
        StringBuilder part = new StringBuilder("CASE");
        inner.ifPresent(slice ->
                part.append(" WHEN ").append(sql.condition(slice)).append(" THEN 'inner'"));
        part.append(" WHEN ").append(sql.condition(suspect.slice())).append(" THEN 'slice'");
        control.ifPresent(slice ->
                part.append(" WHEN ").append(sql.condition(slice)).append(" THEN 'control'"));
        part.append(" ELSE 'rest' END");
        List<String> select = new ArrayList<>();
        select.add(sql.mark(suspect));
        select.add(part + " AS part");
        select.add(sql.sql().flag(sql.inWindow()) + " AS recent");
        select.add("count(*) AS n");
        bad(sql).ifPresent(bad -> select.add(sql.sql().countIf(bad) + " AS k"));
        sql.metric().valid().ifPresent(valid -> select.add(sql.sql().countIf(valid) + " AS m"));
        sql.metric()
                .number()
                .ifPresent(v -> {
                    select.add(
                            sql.metric()
                                            .weight()
                                            .map(w -> "sum(" + w + ")")
                                            .orElse("count(" + v + ")")
                                    + " AS m");
                    select.add("sum(" + v + ") AS s");
                });
        return new QueryDraft(
                KEY,
                "Does the metric return to normal without "
                        + suspect.slice().phrase()
                        + control.map(c -> ", and did " + c.phrase() + " stay as it was?")
                                .orElse("?"),
                TestKind.CONTRAST,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + sql.from(slices())
                        + " WHERE "
                        + sql.inWhole()
                        + sql.grouped(List.of(part.toString(), sql.sql().flag(sql.inWindow())), 2));
    }

    private Slice[] slices() {
        List<Slice> all = new ArrayList<>();
        all.add(suspect.slice());
        inner.ifPresent(all::add);
        control.ifPresent(all::add);
        return all.toArray(new Slice[0]);
    }

    private Optional<String> bad(TestSql sql) {
        if (study.kind() == MetricKind.DISTINCT_COUNT) {
            String value = suspect.facts().getOrDefault("new", "");
            return Optional.of(
                    sql.sql().asText(study.subject().col(study.subject().column().orElse("")))
                            + " = "
                            + sql.sql().text(value));
        }
        return sql.metric().bad();
    }

    /// Sums of one part in window and baseline.
    private static final class Part {
        final double[] now = new double[4];
        final double[] before = new double[4];
    }

    public Interpretation read(QueryResult result, QueryId query, Optional<Verdict> signature) {
        Part slice = new Part();
        Part rest = new Part();
        Part controlled = new Part();
        Part inside = new Part();
        for (int row = 0; row < result.rows().size(); row++) {
            Part part =
                    switch (result.text(row, "part").orElse("rest")) {
                        case "slice" -> slice;
                        case "control" -> controlled;
                        case "inner" -> inside;
                        default -> rest;
                    };
            double[] sums = result.number(row, "recent") == 1 ? part.now : part.before;
            add(sums, result, row);
        }
        add(rest, controlled);
        if (inner.isPresent()) {
            return broader(slice, inside, query);
        }
        return proof(slice, rest, controlled, query, signature);
    }

    /// How the accused slice itself moved; nothing for all rows and for a broader slice, of which the
    /// result holds a part only. Counts and sums are set against their own past in the window's length.
    public Optional<Proof.Shift> accused(QueryResult result, QueryId query) {
        Part slice = new Part();
        for (int row = 0; row < result.rows().size(); row++) {
            if (result.text(row, "part").filter("slice"::equals).isPresent()) {
                add(result.number(row, "recent") == 1 ? slice.now : slice.before, result, row);
            }
        }
        boolean seen = slice.now[0] > 0 || slice.before[0] > 0;
        if (inner.isPresent() || suspect.slice().isEverything() || !seen) {
            return Optional.empty();
        }
        double days = study.subject().window().days();
        double before = metric(study.kind().addsUp() ? past(slice) : slice.before, days);
        return Optional.of(new Proof.Shift(before, metric(slice.now, days), query));
    }

    private static void add(Part to, Part from) {
        for (int i = 0; i < 4; i++) {
            to.now[i] += from.now[i];
            to.before[i] += from.before[i];
        }
    }

    private static void add(double[] sums, QueryResult result, int row) {
        sums[0] += result.number(row, "n");
        sums[1] += has(result, "k") ? result.number(row, "k") : 0;
        sums[2] += has(result, "m") ? result.number(row, "m") : 0;
        sums[3] += has(result, "s") ? result.number(row, "s") : 0;
    }

    private static boolean has(QueryResult result, String column) {
        return result.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
    }

    /// The metric of sums; counts and sums are per day of the window.
    private double metric(double[] sums, double days) {
        return switch (study.kind()) {
            case NULL_RATE, DUPLICATE_RATE, DISTINCT_COUNT -> ratio(sums[1], sums[0]);
            case TYPE_MISMATCH_RATE, ORPHAN_RATE -> ratio(sums[1], sums[2]);
            case MEAN, FRESHNESS, RATIO -> ratio(sums[3], sums[2]);
            case SUM -> sums[3] / days;
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> sums[0] / days;
        };
    }

    private static double ratio(double top, double below) {
        return below == 0 ? 0 : top / below;
    }

    /// What the part would have brought in the window by its own past.
    private double[] past(Part part) {
        double[] past = new double[4];
        if (study.kind().addsUp()) {
            double before = study.subject().baseline().days();
            double season =
                    study.searched().rows(study.subject().baseline()) > 0
                            ? study.expectedRows(
                                            study.subject().window().start(),
                                            study.subject().window().end())
                                    / study.searched().rows(study.subject().baseline())
                            : study.subject().window().days() / before;
            for (int i = 0; i < 4; i++) {
                past[i] = part.before[i] * season;
            }
            return past;
        }
        past[0] = part.now[0];
        past[2] = part.now[2];
        past[1] = rate(part.before[1], below(part.before)) * below(part.now);
        past[3] = rate(part.before[3], part.before[2]) * part.now[2];
        return past;
    }

    private double below(double[] sums) {
        boolean valid =
                study.kind() == MetricKind.TYPE_MISMATCH_RATE
                        || study.kind() == MetricKind.ORPHAN_RATE;
        return valid ? sums[2] : sums[0];
    }

    private static double rate(double top, double below) {
        return below == 0 ? 0 : top / below;
    }

    private Interpretation proof(
            Part slice, Part rest, Part controlled, QueryId query, Optional<Verdict> signature) {
        double days = study.subject().window().days();
        double[] past = past(slice);
        double[] with = new double[4];
        double[] without = new double[4];
        double[] expected = new double[4];
        double[] restPast = past(rest);
        for (int i = 0; i < 4; i++) {
            with[i] = slice.now[i] + rest.now[i];
            without[i] = past[i] + rest.now[i];
            expected[i] = past[i] + restPast[i];
        }
        double observed = metric(with, days);
        double cleared = metric(without, days);
        double usual =
                study.kind() == MetricKind.DISTINCT_COUNT || study.kind().addsUp()
                        ? metric(expected, days)
                        : study.expectation().value();
        if (study.kind() == MetricKind.RATIO) {
            usual = metric(expected, days);
        }
        var counterfactual = new Counterfactual(observed, cleared, usual);
        double explained = counterfactual.explainedShare();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("metric with the slice", observed, query));
        figures.add(figure("metric with the slice as in its past", cleared, query));
        figures.add(Reading.share("explained share of the change", explained, query));
        Optional<Control> compared =
                control.filter(_ -> controlled.now[0] > 0 && controlled.before[0] > 0)
                        .map(c ->
                                new Control(
                                        c,
                                        study.kind().addsUp()
                                                ? metric(past(controlled), days)
                                                : metric(controlled.before, days),
                                        metric(controlled.now, days)));
        String text =
                String.format(
                        Locale.ROOT,
                        "With %s as in its past the metric would be %s instead of %s (%s expected):"
                                + " it accounts for %s of the change.",
                        suspect.slice().phrase(),
                        value(cleared),
                        value(observed),
                        value(usual),
                        percent(explained));
        text +=
                compared.map(c ->
                                String.format(
                                        " The control %s went from %s to %s.",
                                        c.slice().phrase(), value(c.before()), value(c.after())))
                        .orElse("");
        return verdict(explained, text, figures, counterfactual, compared, signature);
    }

    private Interpretation verdict(
            double explained,
            String text,
            List<Figure> figures,
            Counterfactual counterfactual,
            Optional<Control> compared,
            Optional<Verdict> signature) {
        double weight = suspect.weight();
        if (weight >= 0.3 && signature.filter(v -> v == Verdict.SUPPORTS).isPresent()) {
            weight = Math.max(weight, 0.9);
        }
        boolean noise = weight < 0.3;
        boolean small = explained < 0.15 && weight < 0.9;
        double confidence =
                noise || small ? 0.75 : weight * (0.8 + 0.2 * Math.min(1, explained / 0.8));
        double kept = Math.round(Math.clamp(confidence, 0, 0.97) * 1000) / 1000.0;
        String sentence =
                noise ? text + " That is within the noise of a slice of this size." : text;
        return new Interpretation(
                noise || small ? Verdict.REFUTES : Verdict.SUPPORTS,
                new Confidence(kept),
                sentence,
                figures,
                Optional.of(counterfactual),
                compared);
    }

    /// A broader slice is right only when the part outside the leading slice moved as well.
    private Interpretation broader(Part outside, Part inside, QueryId query) {
        double days = study.subject().window().days();
        double[] past = past(outside);
        double[] insidePast = past(inside);
        double before = study.kind().addsUp() ? metric(past, days) : metric(outside.before, days);
        double after = metric(outside.now, days);
        double own =
                study.kind().addsUp()
                        ? metric(inside.now, days) - metric(insidePast, days)
                        : metric(inside.now, days) - metric(inside.before, days);
        double moved = own == 0 ? 0 : (after - before) / own;
        String text =
                String.format(
                        Locale.ROOT,
                        "Outside %s, the rest of %s went from %s to %s only.",
                        inner.map(Slice::phrase).orElse("the leading slice"),
                        suspect.slice().phrase(),
                        value(before),
                        value(after));
        return moved < 0.3
                ? Reading.refutes(0.8, text, figure("metric outside", after, query))
                : Reading.supports(
                        Math.min(0.55, suspect.weight()),
                        text,
                        figure("metric outside", after, query));
    }

    private Figure figure(String label, double value, QueryId query) {
        return share() ? Reading.share(label, value, query) : Reading.number(label, value, query);
    }

    private boolean share() {
        return study.kind().isRate() || study.kind() == MetricKind.DISTINCT_COUNT;
    }

    private String value(double value) {
        return share() ? percent(value) : number(value);
    }
}
