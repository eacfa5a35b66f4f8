package dev.culprit.core.investigation;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.ApprovalRule;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that can happen in an investigation, in the order in which it usually does. The whole
/// state is a fold over these facts; a replay needs nothing else.
///
/// Each record has a stable stored name (`query_succeeded` for [QuerySucceeded]) and a schema version
/// in the codec's registry. Records may grow by optional parts; a change of meaning is a new version
/// and an upcaster.
public sealed interface InvestigationEvent {

    /// An alert was opened as an investigation.
    ///
    /// @param source location of the data, as the user gave it; never a password
    /// @param reasoner name of who reasons
    /// @param context further places that know what happened around the source
    record InvestigationStarted(
            Alert alert,
            String source,
            String reasoner,
            ApprovalMode approval,
            Limits limits,
            List<String> context)
            implements InvestigationEvent {
        public InvestigationStarted {
            context = List.copyOf(context);
        }

        /// With no more context than what is linked to the source.
        public InvestigationStarted(
                Alert alert, String source, String reasoner, ApprovalMode approval, Limits limits) {
            this(alert, source, reasoner, approval, limits, List.of());
        }
    }

    /// The source was described.
    record ContextGathered(DatasetContext context) implements InvestigationEvent {}

    /// No schema, no investigation: the source failed or has no tables.
    record SchemaDiscoveryFailed(FailureKind kind, String message) implements InvestigationEvent {}

    /// An optional part of the context could not be had; it is unknown, not absent.
    record ContextUnavailable(String part, String reason) implements InvestigationEvent {}

    /// The metric really deviates as the alert says.
    record AnomalyConfirmed(Measurement measurement) implements InvestigationEvent {}

    /// The data does not show what the alert says, or it cannot be measured.
    ///
    /// @param measurement absent when there was nothing to measure
    record AnomalyNotReproduced(Optional<Measurement> measurement, String reason)
            implements InvestigationEvent {}

    /// The change was attributed to segments.
    record SegmentsRanked(SegmentRanking ranking) implements InvestigationEvent {}

    record HypothesisGenerated(Hypothesis hypothesis) implements InvestigationEvent {}

    /// A person ruled a hypothesis out.
    record HypothesisRuledOut(HypothesisId hypothesis, String reason, String actor)
            implements InvestigationEvent {}

    /// A person steered.
    ///
    /// @param text what the person said; may be empty
    /// @param applied whether it took effect; it came too late otherwise
    record InvestigationSteered(String actor, Steer steer, String text, boolean applied)
            implements InvestigationEvent {}

    record QueryProposed(ProposedQuery query) implements InvestigationEvent {}

    /// The gate refused a query.
    record QueryRefused(QueryId query, Refusal refusal) implements InvestigationEvent {}

    /// A query waits for a person.
    record ApprovalRequested(QueryId query, Inspection.Clean inspection, CostEstimate estimate)
            implements InvestigationEvent {}

    /// @param inspection carries exactly the text that may run
    /// @param rule present when everything like it was approved too
    record QueryApproved(
            QueryId query,
            Inspection.Clean inspection,
            Approval approval,
            Optional<ApprovalRule> rule)
            implements InvestigationEvent {}

    /// A person changed the text; it goes through the gate again.
    record QueryEdited(QueryId query, String sql, String actor) implements InvestigationEvent {}

    /// A person rejected a query; the reason goes back to the reasoner.
    record QueryRejected(QueryId query, String reason, String actor)
            implements InvestigationEvent {}

    /// The query was handed to the source.
    record QuerySubmitted(QueryId query) implements InvestigationEvent {}

    /// @param result cut to the rows that are stored
    record QuerySucceeded(QueryId query, QueryResult result, Duration took)
            implements InvestigationEvent {}

    /// @param message the source's own words
    record QueryFailed(QueryId query, FailureKind kind, String message, Duration took)
            implements InvestigationEvent {}

    record QueryCancelled(QueryId query, String reason) implements InvestigationEvent {}

    /// A failed or refused query is tried again in other words.
    ///
    /// @param feedback the real error, as the reasoner gets it
    record ReflexionAttempted(HypothesisId hypothesis, QueryId failed, int retry, String feedback)
            implements InvestigationEvent {}

    record EvidenceRecorded(Evidence evidence) implements InvestigationEvent {}

    record HypothesisConfirmed(HypothesisId hypothesis, Confidence confidence)
            implements InvestigationEvent {}

    /// @param by the evidence that refuted it
    record HypothesisRejected(HypothesisId hypothesis, Confidence confidence, EvidenceId by)
            implements InvestigationEvent {}

    /// No query of it succeeded, so nothing is known about it.
    record HypothesisUntested(HypothesisId hypothesis, String reason)
            implements InvestigationEvent {}

    /// The investigation ends with a finding.
    record SynthesisCompleted(Finding finding) implements InvestigationEvent {}

    record QualityAssessed(Quality quality, String advice) implements InvestigationEvent {}

    /// The investigation ends without one; what came closest is kept.
    record InvestigationInconclusive(String reason, Optional<Finding> leading)
            implements InvestigationEvent {}

    /// A model was asked.
    ///
    /// @param purpose the step it was asked for, for example `hypotheses`
    /// @param hypothesis the one it was about, when it was about one
    /// @param requestHash SHA-256 of the request, by which a replay finds the answer again
    /// @param answer what it said, also when that could not be used
    /// @param problem why there is no usable answer
    record ModelConsulted(
            String model,
            String purpose,
            Optional<HypothesisId> hypothesis,
            String requestHash,
            String prompt,
            String answer,
            Optional<String> problem,
            long tokensIn,
            long tokensOut,
            BigDecimal costUsd,
            Duration took)
            implements InvestigationEvent {}

    /// A limit was reached; no further query is proposed.
    record BreakerTripped(String limit, String message) implements InvestigationEvent {}

    record InvestigationCancelled(String actor, String reason) implements InvestigationEvent {}

    /// The process ended in the middle of it.
    record InvestigationInterrupted(String reason) implements InvestigationEvent {}

    record InvestigationResumed(String actor) implements InvestigationEvent {}

    record InvestigationFailed(String message) implements InvestigationEvent {}

    /// A person judged the outcome.
    record FeedbackRecorded(String actor, boolean confirmed, String comment)
            implements InvestigationEvent {}
}
