package dev.culprit.ui.finding;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Slice;
import dev.culprit.ui.finding.FindingPage.Chip;
import dev.culprit.ui.finding.FindingPage.ChipKind;
import dev.culprit.ui.finding.FindingPage.Lost;
import dev.culprit.ui.finding.FindingPage.Outcome;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.format.NumberLinks;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the finding page from the fold.
final class PageWriter {
    private static final List<Standing> LOST_IN_ORDER =
            List.of(
                    Standing.CONFIRMED,
                    Standing.REJECTED,
                    Standing.OPEN,
                    Standing.UNTESTED,
                    Standing.RULED_OUT);

    private final Messages messages;
    private final Figures figures;
    private final ProofWriter proofs;

    PageWriter(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
        this.proofs = new ProofWriter(messages, figures);
    }

    FindingPage write(InvestigationState state) {
        Outcome outcome = outcome(state);
        Optional<Finding> finding = outcome == Outcome.PENDING ? Optional.empty() : state.finding();
        Citations citations = new Citations(state);
        return new FindingPage(
                outcome,
                headline(state, outcome),
                sentence(state, outcome),
                finding.map(this::chips).orElse(List.of()),
                trust(state, finding, outcome),
                finding.map(found -> paragraph(found, citations)).orElse(List.of()),
                finding.flatMap(found -> proofs.proof(state, found)),
                outcome == Outcome.PENDING ? Optional.empty() : MetricContent.of(state),
                outcome == Outcome.PENDING ? Optional.empty() : proofs.contribution(state),
                finding.map(found ->
                                found.narrative().causalChain().stream()
                                        .map(citations::link)
                                        .toList())
                        .orElse(List.of()),
                finding.map(found -> found.narrative().recommendations()).orElse(List.of()),
                outcome == Outcome.PENDING
                        ? List.of()
                        : lost(state, finding.map(Finding::hypothesis)),
                assumptions(state),
                outcome == Outcome.PENDING ? "" : details(state));
    }

    private static Outcome outcome(InvestigationState state) {
        return switch (state.status()) {
            case RUNNING -> Outcome.PENDING;
            case INTERRUPTED -> Outcome.INTERRUPTED;
            case COMPLETED ->
                    state.finding()
                                    .filter(found -> found.category() == Category.EXPECTED_VARIANCE)
                                    .isPresent()
                            ? Outcome.EXPECTED
                            : Outcome.FOUND;
            case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
            case FAILED -> Outcome.FAILED;
            case CANCELLED -> Outcome.CANCELLED;
        };
    }

    private String headline(InvestigationState state, Outcome outcome) {
        return switch (outcome) {
            case FOUND, EXPECTED ->
                    state.finding()
                            .map(found -> found.narrative().headline())
                            .orElse(state.alert().title());
            case PENDING, INCONCLUSIVE, FAILED, CANCELLED, INTERRUPTED ->
                    messages.get("finding.headline." + key(outcome));
        };
    }

    private String sentence(InvestigationState state, Outcome outcome) {
        String reason = state.outcome().orElse("");
        return switch (outcome) {
            case FOUND -> "";
            case EXPECTED, PENDING -> messages.get("finding.sentence." + key(outcome));
            case INCONCLUSIVE ->
                    state.finding()
                            .map(leading ->
                                    messages.get(
                                            "finding.sentence.closest",
                                            reason,
                                            sentenceOf(leading.narrative().headline())))
                            .orElse(messages.get("finding.sentence.inconclusive", reason));
            case FAILED, CANCELLED, INTERRUPTED ->
                    messages.get("finding.sentence." + key(outcome), reason);
        };
    }

    private static String sentenceOf(String headline) {
        return headline.matches(".*[.!?]") ? headline : headline + ".";
    }

    private static String key(Outcome outcome) {
        return outcome.name().toLowerCase(java.util.Locale.ROOT);
    }

    private List<Chip> chips(Finding finding) {
        List<Chip> chips = new ArrayList<>();
        slices(finding)
                .flatMap(slice -> slice.terms().stream())
                .map(term -> term.attribute() + " = " + term.value())
                .distinct()
                .forEach(text -> chips.add(new Chip(ChipKind.SLICE, text)));
        finding.onset()
                .ifPresent(at ->
                        chips.add(
                                new Chip(
                                        ChipKind.ONSET,
                                        messages.get("finding.since", figures.moment(at)))));
        place(finding).ifPresent(text -> chips.add(new Chip(ChipKind.COLUMN, text)));
        chips.add(
                new Chip(ChipKind.CATEGORY, messages.get("category." + finding.category().key())));
        if (!finding.fault().key().equals(finding.category().key())) {
            chips.add(new Chip(ChipKind.FAULT, messages.get("fault." + finding.fault().key())));
        }
        return List.copyOf(chips);
    }

    private static Stream<Slice> slices(Finding finding) {
        return Stream.concat(Stream.of(finding.slice()), finding.additionalSlices().stream());
    }

    private static Optional<String> place(Finding finding) {
        return finding.tables().stream()
                .findFirst()
                .map(table ->
                        finding.columns().stream()
                                .findFirst()
                                .map(column -> table + "." + column)
                                .orElse(table.toString()));
    }

    private List<String> trust(
            InvestigationState state, Optional<Finding> finding, Outcome outcome) {
        List<String> lines = new ArrayList<>();
        if (outcome == Outcome.FOUND || outcome == Outcome.EXPECTED) {
            finding.ifPresent(found ->
                    lines.add(
                            messages.get(
                                    "finding.confidence",
                                    figures.confidence(found.confidence().value()))));
            state.quality().ifPresent(quality -> lines.add(quality(quality)));
        }
        return lines;
    }

    private String quality(Quality quality) {
        return messages.get(
                quality.passed() ? "finding.quality.passed" : "finding.quality.thin",
                figures.confidence(quality.composite()));
    }

    private static List<Span> paragraph(Finding finding, Citations citations) {
        List<Span> spans = new ArrayList<>();
        finding.narrative()
                .rootCause()
                .forEach(statement -> {
                    if (!spans.isEmpty()) {
                        spans.add(Span.plain(" "));
                    }
                    spans.addAll(citations.link(statement));
                });
        return List.copyOf(spans);
    }

    private List<Lost> lost(InvestigationState state, Optional<HypothesisId> winner) {
        return LOST_IN_ORDER.stream()
                .flatMap(standing ->
                        state.hypotheses().stream()
                                .filter(hypothesis -> hypothesis.standing() == standing)
                                .filter(hypothesis -> !winner.equals(Optional.of(hypothesis.id()))))
                .map(this::lost)
                .toList();
    }

    private Lost lost(HypothesisState hypothesis) {
        String how =
                switch (hypothesis.standing()) {
                    case REJECTED -> "refuted";
                    case UNTESTED -> "untested";
                    case RULED_OUT -> "ruled-out";
                    case CONFIRMED -> "confirmed";
                    case OPEN -> "open";
                };
        Optional<Evidence> decisive =
                hypothesis.standing() == Standing.RULED_OUT
                        ? Optional.empty()
                        : hypothesis.decisive();
        List<Span> why =
                decisive.map(piece ->
                                NumberLinks.cited(piece.interpretation().summary(), piece.query()))
                        .orElseGet(() -> List.of(Span.plain(hypothesis.note().orElse(""))));
        return new Lost(how, hypothesis.hypothesis().title(), why);
    }

    private static List<String> assumptions(InvestigationState state) {
        return Stream.concat(
                        state.context().stream().flatMap(known -> known.assumptions().stream()),
                        state.measurement().stream()
                                .map(Measurement::assumptions)
                                .flatMap(List::stream))
                .distinct()
                .toList();
    }

    private String details(InvestigationState state) {
        List<String> lines = new ArrayList<>();
        MetricKind kind = state.alert().metric().kind();
        lines.add("Investigation " + state.id() + ", alert " + state.alert().id());
        lines.add("Metric: " + state.alert().title() + " (" + kind.key() + ")");
        lines.add("Source: " + state.start().source());
        lines.add("Started: " + state.startedAt() + ", last event: " + state.lastAt());
        lines.add("Status: " + state.status().key() + ", step: " + state.phase());
        state.outcome().ifPresent(lines::add);
        state.queries().stream()
                .filter(query -> query.phase() == QueryPhase.FAILED)
                .map(PageWriter::failure)
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String failure(QueryState query) {
        return query.id() + " failed: " + query.problem().orElse("") + "\n" + query.sql();
    }
}
