package dev.culprit.report;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Proof.Mix;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands beside the counterfactual, in the same words for every document.
final class ProofWords {
    /// Up to this part of the accused slice's own move a control counts as calm.
    private static final double CALM = 0.2;

    /// From this part on the change is said to be of one sort.
    private static final double MOSTLY = 0.8;

    private static final double NOTHING = 0.0005;

    private final MetricKind kind;
    private final Scale scale;

    ProofWords(MetricKind kind, Scale scale) {
        this.kind = kind;
        this.scale = scale;
    }

    /// Counts and sums are set against their own past in a span as long as the window.
    String before() {
        return switch (kind) {
            case ROW_COUNT, SUM, CUSTOM_SQL, DESCRIPTION -> "As in the past";
            case NULL_RATE,
                    DUPLICATE_RATE,
                    ORPHAN_RATE,
                    TYPE_MISMATCH_RATE,
                    DISTINCT_COUNT,
                    MEAN,
                    FRESHNESS,
                    RATIO ->
                    "Before";
        };
    }

    String accused(Slice slice, Proof.Shift move) {
        return "Accused: "
                + slice.phrase()
                + " went from "
                + (scale.write(move.before()) + " to " + scale.write(move.after()) + ".");
    }

    String control(Control control, Slice accused, Optional<Proof.Shift> move) {
        return "Control: "
                + control.slice().phrase()
                + " went from "
                + (scale.write(control.before()) + " to " + scale.write(control.after()) + ".")
                + move.map(m -> " " + compared(control, accused, m)).orElse("");
    }

    private static String compared(Control control, Slice accused, Proof.Shift move) {
        List<Slice.Term> common =
                control.slice().terms().stream().filter(accused.terms()::contains).toList();
        return (common.isEmpty() ? "It " : "It shares " + phrase(common) + " and ")
                + how(control, move)
                + ".";
    }

    private static String how(Control control, Proof.Shift move) {
        double own = move.after() - move.before();
        double part = own == 0 ? 1 : (control.after() - control.before()) / own;
        if (Math.abs(part) <= CALM) {
            return "hardly moved";
        }
        return part < 0
                ? "went the other way"
                : part < 1 ? "moved too, but less" : "moved just as much";
    }

    private static String phrase(List<Slice.Term> terms) {
        return new Slice(terms).phrase();
    }

    /// What the change is mostly made of, as a heading.
    String mixTitle(Mix mix) {
        String values = kind.isRate() ? "rates" : "values";
        String first = values.substring(0, 1).toUpperCase(Locale.ROOT) + values.substring(1);
        double within = mix.withinShare();
        if (within > 2 - MOSTLY) {
            return first + " changed, and the mix of rows worked against it";
        }
        if (within >= MOSTLY) {
            return first + " changed, not the mix of rows";
        }
        if (within < MOSTLY - 1) {
            return "The mix of rows changed, and " + values + " worked against it";
        }
        return within <= 1 - MOSTLY
                ? "The mix of rows changed, not the " + values
                : first + " changed, and so did the mix of rows";
    }

    /// The two parts in their order, with their share of the change.
    List<Briefing.Fact> mixParts(Mix mix) {
        return List.of(
                new Briefing.Fact(within(), part(mix.withinShare()), Optional.of(mix.window())),
                new Briefing.Fact(
                        "shares of the rows that moved",
                        part(1 - mix.withinShare()),
                        Optional.of(mix.window())));
    }

    /// What rounds to nothing is nothing, on either side.
    private static String part(double share) {
        return Math.abs(share) < NOTHING ? Figures.share(0) : Figures.share(share);
    }

    private String within() {
        return (kind.isRate() ? "rates" : "values") + " inside the slices";
    }

    String mix(Mix mix) {
        double within = mix.withinShare();
        String change =
                "Of the "
                        + (mix.after() > mix.before() ? "rise" : "drop")
                        + " from "
                        + (scale.write(mix.before()) + " to " + scale.write(mix.after()) + ", ");
        String inside = within() + " of " + String.join(" and ", mix.attributes());
        if (within > 1 + NOTHING) {
            return change
                    + (Figures.share(within) + " comes from " + inside)
                    + "; shares of the rows that moved took "
                    + (Figures.share(within - 1) + " back.");
        }
        if (within < -NOTHING) {
            return change
                    + (Figures.share(1 - within) + " comes from shares of the rows that moved; ")
                    + (inside + " took " + Figures.share(-within) + " back.");
        }
        return change
                + (part(within) + " comes from " + inside + " and ")
                + (part(1 - within) + " from shares of the rows that moved.");
    }

    /// The tables upstream in one sentence, by what was found of them.
    String upstream(List<Walked> walk) {
        return "Upstream: "
                + walk.stream()
                        .map(table ->
                                table.table()
                                        + " "
                                        + state(table).toLowerCase(Locale.ROOT)
                                        + (table.named() ? " (named)" : ""))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    static String state(Walked table) {
        return switch (table.state()) {
            case ANOMALOUS -> "Anomalous";
            case HEALTHY -> "Healthy";
            case NOT_EXAMINED -> "Not examined";
        };
    }

    /// What was seen of a table, with its numbers.
    String seen(Walked table) {
        if (table.state() == Proof.State.NOT_EXAMINED) {
            return "no query looked at it";
        }
        String sign = table.sign().map(this::sign).orElse("it did not move with the alert");
        return sign + table.lastRow().map(at -> ", last row " + Figures.date(at)).orElse("");
    }

    private String sign(Proof.Sign sign) {
        return switch (sign.kind()) {
            case METRIC ->
                    scale.bare(sign.reference())
                            + " expected, "
                            + scale.bare(sign.value())
                            + " in the window";
            case ROWS_A_DAY ->
                    sign.reference() == 0 && sign.value() == 0
                            ? "no new rows before, none in the window"
                            : Figures.count(sign.reference())
                                    + " rows a day before, "
                                    + Figures.count(sign.value())
                                    + " in the window";
            case REPEATED_KEYS ->
                    Figures.count(sign.value())
                            + " of "
                            + Figures.count(sign.reference())
                            + " rows repeat a key";
        };
    }

    /// The tables one step upstream of each other, one line a step.
    static List<List<Walked>> steps(List<Walked> walk) {
        return List.copyOf(
                walk.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Walked::level, java.util.TreeMap::new, Collectors.toList()))
                        .values());
    }
}
