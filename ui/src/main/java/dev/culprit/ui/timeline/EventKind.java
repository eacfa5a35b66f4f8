package dev.culprit.ui.timeline;

import dev.culprit.core.investigation.InvestigationEvent;
import org.kordamp.ikonli.feather.Feather;

/// What an event means to the eye: its icon and its colour in the list and on the scrubber.
enum EventKind {
    STEP(Feather.CHEVRON_RIGHT),
    IDEA(Feather.MESSAGE_CIRCLE),
    QUERY(Feather.TERMINAL),
    PERSON(Feather.USER),
    PROBLEM(Feather.ALERT_TRIANGLE),
    EVIDENCE(Feather.BAR_CHART_2),
    CONFIRMED(Feather.CHECK_CIRCLE),
    REFUTED(Feather.X_CIRCLE),
    END(Feather.FLAG);

    private final Feather icon;

    EventKind(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    static EventKind of(InvestigationEvent event) {
        return switch (event) {
            case InvestigationEvent.InvestigationStarted _,
                    InvestigationEvent.ContextGathered _,
                    InvestigationEvent.AnomalyConfirmed _,
                    InvestigationEvent.SegmentsRanked _,
                    InvestigationEvent.QualityAssessed _,
                    InvestigationEvent.InvestigationResumed _ ->
                    STEP;
            case InvestigationEvent.HypothesisGenerated _,
                    InvestigationEvent.ReflexionAttempted _,
                    InvestigationEvent.ModelConsulted _ ->
                    IDEA;
            case InvestigationEvent.QueryProposed _,
                    InvestigationEvent.QuerySubmitted _,
                    InvestigationEvent.QuerySucceeded _ ->
                    QUERY;
            case InvestigationEvent.ApprovalRequested _,
                    InvestigationEvent.QueryApproved _,
                    InvestigationEvent.QueryEdited _,
                    InvestigationEvent.QueryRejected _,
                    InvestigationEvent.HypothesisRuledOut _,
                    InvestigationEvent.InvestigationSteered _,
                    InvestigationEvent.FeedbackRecorded _ ->
                    PERSON;
            case InvestigationEvent.SchemaDiscoveryFailed _,
                    InvestigationEvent.ContextUnavailable _,
                    InvestigationEvent.AnomalyNotReproduced _,
                    InvestigationEvent.QueryRefused _,
                    InvestigationEvent.QueryFailed _,
                    InvestigationEvent.QueryCancelled _,
                    InvestigationEvent.HypothesisUntested _,
                    InvestigationEvent.BreakerTripped _,
                    InvestigationEvent.InvestigationInterrupted _,
                    InvestigationEvent.InvestigationFailed _ ->
                    PROBLEM;
            case InvestigationEvent.EvidenceRecorded _ -> EVIDENCE;
            case InvestigationEvent.HypothesisConfirmed _ -> CONFIRMED;
            case InvestigationEvent.HypothesisRejected _ -> REFUTED;
            case InvestigationEvent.SynthesisCompleted _,
                    InvestigationEvent.InvestigationInconclusive _,
                    InvestigationEvent.InvestigationCancelled _ ->
                    END;
        };
    }
}
