package dev.culprit.report;

import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalPolicy;
import dev.culprit.core.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What all documents say alike, in an analyst's words.
final class Wording {
    private Wording() {}

    /// The sentence on top. What is not proven does not read as if it were.
    static String headline(InvestigationState state) {
        String title = state.alert().title();
        return switch (state.status()) {
            case COMPLETED ->
                    state.finding()
                            .map(found -> found.narrative().headline())
                            .orElse("Finding on: " + title);
            case INCONCLUSIVE -> "No proven cause: " + title;
            case FAILED -> "The investigation failed: " + title;
            case CANCELLED -> "Cancelled before a finding: " + title;
            case RUNNING -> "Still running: " + title;
            case INTERRUPTED -> "Interrupted before a finding: " + title;
        };
    }

    /// The paragraph of the finding, or an honest account of why there is none.
    static String rootCause(InvestigationState state) {
        Optional<String> paragraph = state.finding().map(found -> found.narrative().paragraph());
        if (state.status() == Status.COMPLETED) {
            return paragraph.filter(text -> !text.isBlank()).orElseGet(() -> headline(state));
        }
        String ending = ending(state);
        return paragraph
                .filter(text -> !text.isBlank())
                .map(text -> ending + " " + CLOSEST + " " + text)
                .orElse(ending);
    }

    /// Stands before an explanation that came closest but is not proven.
    static final String CLOSEST = "The closest explanation, not proven:";

    /// Why there is no proven cause.
    static String ending(InvestigationState state) {
        String why = state.outcome().map(reason -> " " + sentence(reason)).orElse("");
        return switch (state.status()) {
            case COMPLETED -> "The investigation reached a finding.";
            case INCONCLUSIVE -> "Inconclusive: no cause was proven." + why;
            case FAILED -> "The investigation failed before it reached a finding." + why;
            case CANCELLED -> "The investigation was cancelled before it reached a finding." + why;
            case RUNNING -> "The investigation is still running; there is no finding yet.";
            case INTERRUPTED -> "The investigation was interrupted; there is no finding yet." + why;
        };
    }

    static String status(InvestigationState state) {
        return switch (state.status()) {
            case COMPLETED -> expected(state) ? "Expected variance" : "Cause found";
            case INCONCLUSIVE -> "Inconclusive";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case RUNNING -> "Running";
            case INTERRUPTED -> "Interrupted";
        };
    }

    /// Whether the finding is that nothing is broken.
    static boolean expected(InvestigationState state) {
        return state.finding()
                .filter(found ->
                        found.fault() == FaultKind.EXPECTED_VARIANCE
                                || found.category() == Category.EXPECTED_VARIANCE)
                .isPresent();
    }

    /// How sure the finding is, and of what; empty without one.
    static Optional<String> confidence(InvestigationState state) {
        String of = state.status() == Status.COMPLETED ? "" : "closest explanation: ";
        return state.finding()
                .map(found -> of + "confidence " + Figures.confidence(found.confidence()));
    }

    static String standing(Standing standing) {
        return switch (standing) {
            case OPEN -> "Not decided";
            case CONFIRMED -> "Confirmed";
            case REJECTED -> "Refuted";
            case RULED_OUT -> "Ruled out by a person";
            case UNTESTED -> "Not tested";
        };
    }

    /// How sure a hypothesis' standing is; empty where no evidence decided it.
    static Optional<String> sureness(HypothesisState one) {
        return switch (one.standing()) {
            case CONFIRMED, OPEN ->
                    Optional.of("confidence " + Figures.confidence(one.confidence()));
            case REJECTED ->
                    one.decisive()
                            .map(piece ->
                                    "by "
                                            + piece.id()
                                            + ", confidence "
                                            + Figures.confidence(
                                                    piece.interpretation().confidence()));
            case RULED_OUT, UNTESTED -> Optional.empty();
        };
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTS -> "supports";
            case REFUTES -> "refutes";
            case NEUTRAL -> "says nothing about";
        };
    }

    static String category(Category category) {
        return words(category.key());
    }

    static String fault(FaultKind fault) {
        return fault == FaultKind.ORPHANED_FK
                ? "Orphaned foreign key"
                : fault == FaultKind.NULL_SPIKE ? "NULL spike" : words(fault.key());
    }

    /// What became of a query, in one sentence.
    static String fate(QueryState query) {
        String why = query.problem().map(problem -> ": " + problem).orElse("");
        return switch (query.phase()) {
            case PROPOSED -> "Proposed, not inspected yet";
            case REFUSED -> "Refused by the query gate" + why;
            case WAITING -> "Waiting for approval";
            case APPROVED -> "Approved, not run yet";
            case REJECTED -> "Rejected, not run" + why;
            case RUNNING -> "Running";
            case SUCCEEDED -> "Ran in " + Figures.duration(query.took());
            case FAILED -> "Failed after " + Figures.duration(query.took()) + why;
            case CANCELLED -> "Cancelled" + why;
        };
    }

    static String approval(QueryState query) {
        return query.approval()
                .map(Wording::approval)
                .orElse(query.phase() == QueryPhase.WAITING ? "Nobody yet" : "Nobody");
    }

    private static String approval(Approval approval) {
        String at = " on " + Figures.instant(approval.at());
        boolean person = !approval.actor().equals(ApprovalPolicy.POLICY_ACTOR);
        return switch (approval.basis()) {
            case PERSON -> approval.actor() + at;
            case RULE -> (person ? approval.actor() + ", " : "") + "approve-alike rule" + at;
            case POLICY -> "automatic approval" + at;
        };
    }

    /// How much of a result is shown.
    static String rows(QueryResult result, int most) {
        long shown = Math.min(result.rows().size(), most);
        String of =
                shown < result.rowCount()
                        ? "First "
                                + Figures.count(shown)
                                + " of "
                                + Figures.count(result.rowCount())
                        : Figures.count(result.rowCount());
        String cut = result.provenance().complete() ? "" : " The result is not complete.";
        return of
                + (result.rowCount() == 1 ? " row" : " rows")
                + " ("
                + result.provenance().method()
                + (")." + cut);
    }

    static String quality(Quality quality) {
        return "Quality of the finding "
                + Figures.number(quality.composite())
                + " ("
                + (quality.passed() ? "passed" : "not passed")
                + "): causal depth "
                + (Figures.number(quality.causalDepth()) + ", specificity ")
                + (Figures.number(quality.specificity()) + ", actionability ")
                + (Figures.number(quality.actionability()) + ".");
    }

    /// What was inferred because the alert or the catalogue did not say, each once.
    static List<String> assumptions(InvestigationState state) {
        List<String> all = new ArrayList<>();
        state.context().ifPresent(context -> all.addAll(context.assumptions()));
        state.measurement().ifPresent(measured -> all.addAll(measured.assumptions()));
        return all.stream().distinct().toList();
    }

    /// What could not be had, which is not the same as none.
    static List<String> unknown(InvestigationState state) {
        return state.unknown().stream()
                .map(part -> words(part.part()) + " is not known: " + sentence(part.reason()))
                .distinct()
                .toList();
    }

    static String feedback(InvestigationEvent.FeedbackRecorded judgement) {
        String said =
                judgement.actor()
                        + (judgement.confirmed()
                                ? " confirmed the finding"
                                : " says that the finding is wrong");
        return judgement.comment().isBlank()
                ? said + "."
                : said + ": " + sentence(judgement.comment());
    }

    /// Why a hypothesis was ruled out, and by whom, or why it stayed untested.
    static Optional<String> note(HypothesisState one) {
        String by = one.ruledOutBy().map(person -> "Ruled out by " + person + ". ").orElse("");
        return one.note()
                .map(note -> by + "Why: " + sentence(note))
                .or(() -> Optional.of(by.strip()).filter(text -> !text.isEmpty()));
    }

    /// How long the investigation took, without the time it waited for people.
    static Duration worked(InvestigationState state) {
        Instant end = state.endedAt().orElse(state.lastAt());
        Duration whole = Duration.between(state.startedAt(), end).minus(state.waited());
        return whole.isNegative() ? Duration.ZERO : whole;
    }

    /// A finding's tables and columns as one phrase, for example `orders, column user_id`.
    static String place(Finding finding) {
        String tables = String.join(", ", finding.tables().stream().map(Object::toString).toList());
        String columns = String.join(", ", finding.columns());
        return columns.isEmpty() ? tables : tables.isEmpty() ? columns : tables + ": " + columns;
    }

    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || trimmed.matches("(?s).*[.!?]") ? trimmed : trimmed + ".";
    }

    private static String words(String key) {
        String spaced = key.replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
