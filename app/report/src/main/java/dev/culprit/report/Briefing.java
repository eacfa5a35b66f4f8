package dev.culprit.report;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportSection;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A case boiled down to what a reader's report says, before it is laid out.
final class Briefing {
    /// Rows of a result that a report shows.
    static final int ROWS = 20;

    private static final List<Standing> ORDER =
            List.of(
                    Standing.CONFIRMED,
                    Standing.REJECTED,
                    Standing.RULED_OUT,
                    Standing.UNTESTED,
                    Standing.OPEN);

    private final InvestigationState state;
    private final ReportOptions options;
    private final Scale scale;

    Briefing(InvestigationState state, ReportOptions options) {
        this.state = state;
        this.options = options;
        this.scale = Scale.of(state);
    }

    /// A labelled value and where it comes from.
    record Fact(String label, String value, Optional<QueryId> source) {
        static Fact of(String label, String value) {
            return new Fact(label, value, Optional.empty());
        }
    }

    record Group(Standing standing, List<HypothesisState> hypotheses) {}

    Scale scale() {
        return scale;
    }

    ReportOptions options() {
        return options;
    }

    /// Whether the report shows a query, so that it can be linked to.
    boolean has(QueryId query) {
        return !options.isSummary()
                && options.shows(ReportSection.EVIDENCE)
                && query.number() <= state.queries().size();
    }

    /// Slice, place, onset and kind of the finding.
    List<Fact> chips(Finding finding) {
        List<Fact> facts = new ArrayList<>();
        boolean fault = !Wording.expected(state);
        if (fault) {
            facts.add(Fact.of("Slice", finding.slice().phrase()));
        }
        for (Slice more : finding.additionalSlices()) {
            facts.add(Fact.of("Also", more.phrase()));
        }
        finding.onset().ifPresent(at -> facts.add(Fact.of("Onset", Figures.date(at))));
        String place = Wording.place(finding);
        if (!place.isEmpty()) {
            facts.add(Fact.of("Where", place));
        }
        if (fault) {
            facts.add(Fact.of("Fault", Wording.fault(finding.fault())));
        }
        facts.add(Fact.of("Category", Wording.category(finding.category())));
        return facts;
    }

    /// The three values of the proof.
    List<Fact> proof(Counterfactual proof) {
        Optional<QueryId> source = proofSource();
        return List.of(
                new Fact(
                        sliced() ? "With the slice" : "As measured",
                        scale.write(proof.metricWith()),
                        source),
                new Fact(
                        sliced() ? "Without it" : "Without the cause",
                        scale.write(proof.metricWithout()),
                        source),
                new Fact("Expected", scale.write(proof.expected()), source));
    }

    String explained(Counterfactual proof) {
        return (sliced() ? "The slice explains " : "The cause explains ")
                + Figures.share(proof.explainedShare())
                + " of the change: without it the metric would be "
                + (scale.write(proof.metricWithout()) + ", expected was ")
                + (scale.write(proof.expected()) + ".");
    }

    /// The rest of the proof as sentences: the control, values against mix, the tables upstream.
    List<String> besides(Finding found) {
        List<String> sentences = new ArrayList<>();
        found.control().ifPresent(control -> sentences.add(control(found, control)));
        found.proof().flatMap(Proof::mix).ifPresent(mix -> sentences.add(words().mix(mix)));
        found.proof()
                .map(Proof::walk)
                .filter(walk -> walk.size() > 1)
                .ifPresent(walk -> sentences.add(words().upstream(walk)));
        return sentences;
    }

    /// The alert and what was measured, in two sentences.
    String alertAgainstMeasured() {
        String title = state.alert().title().strip().replaceFirst("[.!?]+$", "");
        boolean measurable = state.alert().metric().kind() != MetricKind.DESCRIPTION;
        OptionalDouble alerted = state.alert().actualValue();
        String said =
                measurable && alerted.isPresent()
                        ? title + ", alerted at " + scale.write(alerted.getAsDouble()) + "."
                        : title + ".";
        return state.measurement()
                .map(m ->
                        said
                                + " Measured from "
                                + (Figures.date(m.window().start()) + " to ")
                                + (Figures.date(m.window().end())
                                        + ": "
                                        + scale.write(m.observed()))
                                + (", expected " + scale.write(m.expected()))
                                + (" (" + scale.range(m) + ")."))
                .orElse(said + " It was not measured.");
    }

    /// How a hypothesis ended, in few words.
    String fate(HypothesisState one) {
        return one.ruledOutBy()
                .map(person -> "Ruled out by " + person)
                .orElse(Wording.standing(one.standing()));
    }

    /// What a reader of one page should know of its limits.
    List<String> caveats() {
        List<String> sentences = new ArrayList<>();
        state.breaker().ifPresent(reached -> sentences.add("Limit reached: " + reached));
        sentences.addAll(Wording.unknown(state));
        Wording.assumptions(state).stream()
                .map(assumption -> "Assumed: " + Wording.sentence(assumption))
                .forEach(sentences::add);
        return sentences;
    }

    ProofWords words() {
        return new ProofWords(state.alert().metric().kind(), scale);
    }

    boolean hasProof(Finding found) {
        boolean more =
                found.proof().filter(p -> p.mix().isPresent() || !p.walk().isEmpty()).isPresent();
        return found.counterfactual().isPresent() || more;
    }

    /// What the section is called: a proof only once the case is decided, and only where something
    /// is proven.
    String proofTitle(Finding found) {
        boolean bare =
                found.counterfactual().isEmpty() && found.proof().flatMap(Proof::mix).isEmpty();
        if (bare && found.category() == Category.EXPECTED_VARIANCE) {
            return "What was looked at upstream";
        }
        if (state.status() == Status.COMPLETED) {
            return "Proof";
        }
        return bare ? "What came closest" : "Counterfactual, not a proof";
    }

    private boolean sliced() {
        return state.finding().filter(found -> !found.slice().isEverything()).isPresent();
    }

    String control(Finding found, Control control) {
        return words().control(control, found.slice(), found.proof().flatMap(Proof::accused));
    }

    /// The query that the proof was computed from.
    Optional<QueryId> proofSource() {
        Optional<Finding> finding = state.finding();
        Stream<Evidence> proving =
                state.evidence().stream()
                        .filter(piece -> piece.interpretation().counterfactual().isPresent())
                        .filter(piece ->
                                piece.interpretation()
                                        .counterfactual()
                                        .equals(finding.flatMap(Finding::counterfactual)));
        return proving.findFirst()
                .or(() ->
                        finding.flatMap(found -> hypothesis(found.hypothesis()))
                                .flatMap(HypothesisState::decisive))
                .map(Evidence::query);
    }

    /// The query in which the control was measured.
    Optional<QueryId> controlSource() {
        Optional<Control> control = state.finding().flatMap(Finding::control);
        return state.evidence().stream()
                .filter(piece -> piece.interpretation().control().isPresent())
                .filter(piece -> piece.interpretation().control().equals(control))
                .map(Evidence::query)
                .findFirst()
                .or(this::proofSource);
    }

    Optional<HypothesisState> hypothesis(HypothesisId id) {
        return id.number() <= state.hypotheses().size()
                ? Optional.of(state.hypothesis(id))
                : Optional.empty();
    }

    /// Hypotheses by standing, the surest first; refuted, ruled out and untested never mix.
    List<Group> groups() {
        return ORDER.stream()
                .map(standing -> new Group(standing, in(standing)))
                .filter(group -> !group.hypotheses().isEmpty())
                .toList();
    }

    private List<HypothesisState> in(Standing standing) {
        return state.hypotheses().stream()
                .filter(hypothesis -> hypothesis.standing() == standing)
                .sorted(Comparator.comparing(HypothesisState::confidence).reversed())
                .toList();
    }

    List<Evidence> evidence(QueryId query) {
        return state.evidence().stream().filter(piece -> piece.query().equals(query)).toList();
    }

    List<Fact> usage() {
        InvestigationState.Usage usage = state.usage();
        int proposed = state.queries().size();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Fact.of(
                        "Queries",
                        Figures.count(usage.queriesRun())
                                + " run, "
                                + Figures.count(proposed)
                                + " proposed"));
        facts.add(Fact.of("Working time", Figures.duration(Wording.worked(state))));
        if (!state.waited().isZero()) {
            facts.add(Fact.of("Waiting for approval", Figures.duration(state.waited())));
        }
        facts.add(Fact.of("Reasoner", state.start().reasoner()));
        facts.add(
                Fact.of(
                        "Tokens",
                        Figures.count(usage.tokensIn())
                                + " in, "
                                + (Figures.count(usage.tokensOut()) + " out")));
        facts.add(Fact.of("Model cost", Figures.money(usage.costUsd())));
        return facts;
    }

    /// What the investigation was allowed to do, and whether that stopped it.
    List<String> limits() {
        Limits limits = state.limits();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "At most "
                        + Figures.count(limits.queries())
                        + " queries in all and "
                        + (Figures.count(limits.queriesPerHypothesis()) + " per hypothesis, ")
                        + (Figures.duration(limits.queryTimeout()) + " per query, ")
                        + (Figures.duration(limits.wallClock()) + " in all, results up to ")
                        + (Figures.count(limits.rows()) + " rows."));
        state.breaker().ifPresent(reached -> sentences.add("Limit reached: " + reached));
        return sentences;
    }

    boolean hasVoices() {
        return !voices().isEmpty();
    }

    /// What people said while it ran and about its outcome.
    List<String> voices() {
        List<String> sentences = new ArrayList<>();
        state.notes().forEach(note -> sentences.add("While it ran: " + Wording.sentence(note)));
        state.feedback().forEach(judgement -> sentences.add(Wording.feedback(judgement)));
        return sentences;
    }

    /// What the log holds, so that a reader can check the report against it.
    String log() {
        return "This report was made from "
                + Figures.count(state.sequence())
                + " events of investigation "
                + (state.id() + ", recorded from " + Figures.instant(state.startedAt()) + " to ")
                + (Figures.instant(state.lastAt()) + ". ")
                + "Each event carries the hash of the one before it.";
    }
}
