package dev.culprit.ui.timeline;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.Approval;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.EntryWriter;
import dev.culprit.ui.reasoning.Trouble;
import java.time.Duration;
import java.util.Locale;

/// Says what happened in a few words: a name for the event and a sentence with its particulars.
final class EventWords {
    private final Messages messages;

    EventWords(Messages messages) {
        this.messages = messages;
    }

    String name(InvestigationEvent event) {
        return messages.get("event." + event.getClass().getSimpleName());
    }

    /// @param known any later state of the same case; gives hypotheses and queries their titles
    String detail(InvestigationEvent event, InvestigationState known) {
        return switch (event) {
            case InvestigationEvent.InvestigationStarted e ->
                    messages.get("timeline.started", e.alert().title(), e.source());
            case InvestigationEvent.ContextGathered e ->
                    messages.get("timeline.tables", e.context().schema().tables().size());
            case InvestigationEvent.SchemaDiscoveryFailed e -> e.message();
            case InvestigationEvent.ContextUnavailable e -> e.part() + ": " + e.reason();
            case InvestigationEvent.AnomalyConfirmed e ->
                    messages.get("timeline.score", e.measurement().score());
            case InvestigationEvent.AnomalyNotReproduced e -> e.reason();
            case InvestigationEvent.SegmentsRanked e ->
                    e.ranking().segments().isEmpty()
                            ? messages.get("timeline.noSegment")
                            : messages.get(
                                    "timeline.segment",
                                    e.ranking().segments().getFirst().slice().phrase());
            case InvestigationEvent.HypothesisGenerated e -> e.hypothesis().title();
            case InvestigationEvent.HypothesisRuledOut e ->
                    joined(title(e.hypothesis(), known), e.reason());
            case InvestigationEvent.InvestigationSteered e -> steered(e);
            case InvestigationEvent.QueryProposed e -> e.query().draft().why();
            case InvestigationEvent.QueryRefused e ->
                    joined(title(e.query(), known), e.refusal().message());
            case InvestigationEvent.ApprovalRequested e -> title(e.query(), known);
            case InvestigationEvent.QueryApproved e ->
                    joined(title(e.query(), known), approver(e.approval()));
            case InvestigationEvent.QueryEdited e -> joined(title(e.query(), known), by(e.actor()));
            case InvestigationEvent.QueryRejected e -> joined(title(e.query(), known), e.reason());
            case InvestigationEvent.QuerySubmitted e -> title(e.query(), known);
            case InvestigationEvent.QuerySucceeded e ->
                    joined(
                            title(e.query(), known),
                            messages.get("timeline.rows", e.result().rowCount(), millis(e.took())));
            case InvestigationEvent.QueryFailed e -> joined(title(e.query(), known), e.message());
            case InvestigationEvent.QueryCancelled e -> joined(title(e.query(), known), e.reason());
            case InvestigationEvent.ReflexionAttempted e ->
                    joined(title(e.hypothesis(), known), e.feedback());
            case InvestigationEvent.EvidenceRecorded e -> e.evidence().interpretation().summary();
            case InvestigationEvent.HypothesisConfirmed e ->
                    sure(e.hypothesis(), e.confidence().value(), known);
            case InvestigationEvent.HypothesisRejected e -> title(e.hypothesis(), known);
            case InvestigationEvent.HypothesisUntested e ->
                    joined(title(e.hypothesis(), known), e.reason());
            case InvestigationEvent.SynthesisCompleted e -> e.finding().narrative().headline();
            case InvestigationEvent.QualityAssessed e -> e.advice();
            case InvestigationEvent.InvestigationInconclusive e -> e.reason();
            case InvestigationEvent.ModelConsulted e -> consulted(e, known);
            case InvestigationEvent.BreakerTripped e -> e.message();
            case InvestigationEvent.InvestigationCancelled e -> e.reason();
            case InvestigationEvent.InvestigationInterrupted e -> e.reason();
            case InvestigationEvent.InvestigationResumed e -> by(e.actor());
            case InvestigationEvent.InvestigationFailed e -> e.message();
            case InvestigationEvent.FeedbackRecorded e -> judged(e);
        };
    }

    private String steered(InvestigationEvent.InvestigationSteered event) {
        String key =
                switch (event.steer()) {
                    case ADD_CONTEXT -> "timeline.steer.context";
                    case CONCLUDE -> "timeline.steer.conclude";
                    case CONTINUE -> "timeline.steer.continue";
                };
        String what = with(messages.get(key, event.actor()), event.text());
        return event.applied() ? what : messages.get("timeline.tooLate", what);
    }

    private String judged(InvestigationEvent.FeedbackRecorded event) {
        String key = event.confirmed() ? "timeline.feedback.yes" : "timeline.feedback.no";
        return with(messages.get(key, event.actor()), event.comment());
    }

    private String consulted(InvestigationEvent.ModelConsulted event, InvestigationState known) {
        String purpose = EntryWriter.purpose(messages, event.purpose());
        String about =
                event.hypothesis().map(id -> joined(purpose, title(id, known))).orElse(purpose);
        Trouble trouble = Trouble.of(event);
        return trouble.isFailure()
                ? with(about, trouble.sentence())
                : messages.get("timeline.consulted", about, event.model(), millis(event.took()));
    }

    private static String with(String what, String text) {
        return text.isBlank() ? what : joined(what, text.strip());
    }

    private String approver(Approval approval) {
        return switch (approval.basis()) {
            case PERSON -> by(approval.actor());
            case RULE -> messages.get("timeline.byRule");
            case POLICY -> messages.get("timeline.byPolicy");
        };
    }

    private String by(String actor) {
        return messages.get("timeline.by", actor);
    }

    private String sure(HypothesisId id, double confidence, InvestigationState known) {
        return joined(title(id, known), messages.get("timeline.confidence", confidence));
    }

    private static String title(HypothesisId id, InvestigationState known) {
        return id.number() <= known.hypotheses().size()
                ? known.hypothesis(id).hypothesis().title()
                : id.toString();
    }

    private String title(QueryId id, InvestigationState known) {
        if (id.number() > known.queries().size()) {
            return id.toString();
        }
        return known.query(id)
                .query()
                .hypothesis()
                .map(hypothesis -> title(hypothesis, known))
                .orElseGet(() -> messages.get("timeline.measurement"));
    }

    private static String joined(String subject, String rest) {
        return subject + ": " + rest;
    }

    private static String millis(Duration took) {
        return took.toMillis() < 1_000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0);
    }
}
