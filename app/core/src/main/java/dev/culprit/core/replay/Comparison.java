package dev.culprit.core.replay;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Two investigations side by side, in the order of an investigation: what was measured, what was
/// suspected and how it was judged, what was found, what was asked. Ids of queries and times are left
/// out, for they depend on which branch was faster.
public record Comparison(List<Line> lines) {
    private static final int AROUND = 40;
    private static final int SHOWN = 120;

    public enum Part {
        MEASUREMENT,
        HYPOTHESES,
        FINDING,
        QUERIES
    }

    /// @param left empty where only the other has such a line
    public record Line(Part part, String left, String right) {
        public boolean differs() {
            return !left.equals(right);
        }
    }

    public Comparison {
        lines = List.copyOf(lines);
    }

    public static Comparison of(InvestigationState left, InvestigationState right) {
        return new Comparison(
                Stream.of(
                                lines(Part.MEASUREMENT, measured(left), measured(right)),
                                hypotheses(left, right),
                                lines(Part.FINDING, found(left), found(right)),
                                lines(Part.QUERIES, asked(left), asked(right)))
                        .flatMap(List::stream)
                        .toList());
    }

    /// The first line in which they differ, of some parts.
    public Optional<Line> first(Part... parts) {
        List<Part> wanted = List.of(parts);
        return lines.stream()
                .filter(line -> wanted.contains(line.part()))
                .filter(Line::differs)
                .findFirst();
    }

    public Optional<Line> first() {
        return first(Part.values());
    }

    /// A line may be a whole block of data: only what differs is shown, with what stands around it.
    public static String contrast(String left, String right) {
        int same = 0;
        while (same < Math.min(left.length(), right.length())
                && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        return "Recorded: " + around(left, same) + "\nNow:      " + around(right, same);
    }

    private static String around(String text, int at) {
        if (text.isEmpty()) {
            return "(nothing)";
        }
        int from = at > 60 ? at - AROUND : 0;
        int to = Math.min(text.length(), at + SHOWN);
        return (from > 0 ? "..." : "")
                + text.substring(from, to)
                + (to < text.length() ? "..." : "");
    }

    private static List<Line> lines(Part part, List<String> left, List<String> right) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            lines.add(
                    new Line(
                            part,
                            i < left.size() ? left.get(i) : "",
                            i < right.size() ? right.get(i) : ""));
        }
        return lines;
    }

    private static List<String> measured(InvestigationState state) {
        List<String> lines = new ArrayList<>();
        state.measurement()
                .ifPresent(it ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "measured %.6g where %.6g was to be expected",
                                        it.observed(),
                                        it.expected())));
        state.ranking()
                .ifPresent(it -> it.segments().forEach(each -> lines.add(each.slice().phrase())));
        return lines;
    }

    /// One after the other, so that a piece of evidence too many shifts nothing after its hypothesis.
    private static List<Line> hypotheses(InvestigationState left, InvestigationState right) {
        List<Line> lines = new ArrayList<>();
        int count = Math.max(left.hypotheses().size(), right.hypotheses().size());
        for (int i = 0; i < count; i++) {
            lines.addAll(
                    lines(
                            Part.HYPOTHESES,
                            i < left.hypotheses().size()
                                    ? told(left.hypotheses().get(i))
                                    : List.of(),
                            i < right.hypotheses().size()
                                    ? told(right.hypotheses().get(i))
                                    : List.of()));
        }
        return lines;
    }

    private static List<String> told(HypothesisState each) {
        List<String> lines = new ArrayList<>();
        lines.add(each.id() + " " + each.hypothesis().title());
        for (Evidence piece : each.evidence()) {
            lines.add(
                    each.id()
                            + " "
                            + piece.interpretation().verdict().key()
                            + ": "
                            + piece.interpretation().summary());
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s is %s, confidence %.3f",
                        each.id(),
                        each.standing().key(),
                        each.confidence().value()));
        return lines;
    }

    private static List<String> found(InvestigationState state) {
        List<String> lines = new ArrayList<>();
        lines.add(state.status().key());
        state.finding().map(Finding::narrative).ifPresent(words -> said(words, lines));
        return lines;
    }

    private static void said(Narrative words, List<String> lines) {
        lines.add(words.headline());
        words.rootCause().forEach(sentence -> lines.add(sentence.text()));
        words.causalChain().forEach(sentence -> lines.add(sentence.text()));
        words.recommendations().forEach(each -> lines.add(each.text() + each.sql().orElse("")));
    }

    /// By their text: parallel branches propose them in any order.
    private static List<String> asked(InvestigationState state) {
        return state.queries().stream()
                .map(QueryState::query)
                .map(query ->
                        query.hypothesis().map(id -> id + " ").orElse("") + query.draft().sql())
                .sorted()
                .toList();
    }
}
