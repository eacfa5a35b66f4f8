package dev.culprit.desktop.command;

import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.measurement.Measurement;
import java.util.Locale;
import java.util.Optional;

/// One line of progress for the events worth a line.
final class Progress {
    private Progress() {}

    static Optional<String> line(InvestigationEvent event) {
        return switch (event) {
            case InvestigationEvent.InvestigationStarted e ->
                    Optional.of("Investigating: " + e.alert().title());
            case InvestigationEvent.ContextGathered e ->
                    Optional.of(
                            "Source: "
                                    + e.context().schema().tables().size()
                                    + " tables described");
            case InvestigationEvent.ContextUnavailable e ->
                    Optional.of("Unknown: " + e.part() + ": " + e.reason());
            case InvestigationEvent.AnomalyConfirmed e -> Optional.of(measured(e.measurement()));
            case InvestigationEvent.AnomalyNotReproduced e ->
                    Optional.of("Not reproduced: " + e.reason());
            case InvestigationEvent.SegmentsRanked e ->
                    e.ranking().segments().stream()
                            .findFirst()
                            .map(top -> "Strongest segment: " + top.slice().phrase());
            case InvestigationEvent.HypothesisGenerated e ->
                    Optional.of(
                            "Hypothesis " + e.hypothesis().id() + ": " + e.hypothesis().title());
            case InvestigationEvent.EvidenceRecorded e ->
                    Optional.of(
                            "  "
                                    + e.evidence().hypothesis()
                                    + " "
                                    + e.evidence().interpretation().verdict().key()
                                    + ": "
                                    + e.evidence().interpretation().summary());
            case InvestigationEvent.HypothesisUntested e ->
                    Optional.of("  " + e.hypothesis() + " not tested: " + e.reason());
            case InvestigationEvent.QueryRefused e ->
                    Optional.of("  " + e.query() + " refused: " + e.refusal().message());
            case InvestigationEvent.QueryFailed e ->
                    Optional.of("  " + e.query() + " failed: " + e.message());
            case InvestigationEvent.ModelConsulted e -> Optional.of(asked(e));
            case InvestigationEvent.BreakerTripped e -> Optional.of(e.message());
            case InvestigationEvent.SynthesisCompleted e ->
                    Optional.of(
                            String.format(
                                    Locale.ROOT,
                                    "Finding (confidence %.2f): %s",
                                    e.finding().confidence().value(),
                                    e.finding().narrative().headline()));
            case InvestigationEvent.InvestigationInconclusive _,
                    InvestigationEvent.InvestigationFailed _,
                    InvestigationEvent.SchemaDiscoveryFailed _,
                    InvestigationEvent.InvestigationCancelled _,
                    InvestigationEvent.InvestigationInterrupted _,
                    InvestigationEvent.InvestigationResumed _,
                    InvestigationEvent.HypothesisRuledOut _,
                    InvestigationEvent.HypothesisConfirmed _,
                    InvestigationEvent.HypothesisRejected _,
                    InvestigationEvent.InvestigationSteered _,
                    InvestigationEvent.QueryProposed _,
                    InvestigationEvent.ApprovalRequested _,
                    InvestigationEvent.QueryApproved _,
                    InvestigationEvent.QueryEdited _,
                    InvestigationEvent.QueryRejected _,
                    InvestigationEvent.QuerySubmitted _,
                    InvestigationEvent.QuerySucceeded _,
                    InvestigationEvent.QueryCancelled _,
                    InvestigationEvent.ReflexionAttempted _,
                    InvestigationEvent.QualityAssessed _,
                    InvestigationEvent.FeedbackRecorded _ ->
                    Optional.empty();
        };
    }

    private static String asked(InvestigationEvent.ModelConsulted call) {
        return String.format(
                Locale.ROOT,
                "  asked %s (%s): %d tokens, %.1f s%s",
                call.model(),
                call.purpose(),
                call.tokensIn() + call.tokensOut(),
                call.took().toMillis() / 1_000.0,
                call.problem().map(problem -> "; " + problem).orElse(""));
    }

    private static String measured(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "Measured: %.4g where %.4g was to be expected (%.1f standard deviations)",
                measurement.observed(),
                measurement.expected(),
                measurement.score());
    }
}
