package dev.culprit.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.investigation.InvestigationEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The registry of stored names. An event that is not in here cannot be stored.
final class EventTypes {
    private final Map<String, EventType> byName;
    private final Map<Class<?>, EventType> byClass;

    EventTypes(Collection<EventType> types) {
        byName = types.stream().collect(Collectors.toMap(EventType::name, Function.identity()));
        byClass = types.stream().collect(Collectors.toMap(EventType::payload, Function.identity()));
    }

    /// All events of the product.
    static EventTypes product() {
        return new EventTypes(
                List.of(
                        type(
                                "investigation_started",
                                InvestigationEvent.InvestigationStarted.class,
                                EventTypes::withoutLinks),
                        type(
                                "context_gathered",
                                InvestigationEvent.ContextGathered.class,
                                EventTypes::withoutChanges),
                        type(
                                "schema_discovery_failed",
                                InvestigationEvent.SchemaDiscoveryFailed.class),
                        type("context_unavailable", InvestigationEvent.ContextUnavailable.class),
                        type("anomaly_confirmed", InvestigationEvent.AnomalyConfirmed.class),
                        type(
                                "anomaly_not_reproduced",
                                InvestigationEvent.AnomalyNotReproduced.class),
                        type("segments_ranked", InvestigationEvent.SegmentsRanked.class),
                        type("hypothesis_generated", InvestigationEvent.HypothesisGenerated.class),
                        type("hypothesis_ruled_out", InvestigationEvent.HypothesisRuledOut.class),
                        type(
                                "investigation_steered",
                                InvestigationEvent.InvestigationSteered.class,
                                payload -> payload.put("steer", "ADD_CONTEXT")),
                        type("query_proposed", InvestigationEvent.QueryProposed.class),
                        type("query_refused", InvestigationEvent.QueryRefused.class),
                        type("approval_requested", InvestigationEvent.ApprovalRequested.class),
                        type("query_approved", InvestigationEvent.QueryApproved.class),
                        type("query_edited", InvestigationEvent.QueryEdited.class),
                        type("query_rejected", InvestigationEvent.QueryRejected.class),
                        type("query_submitted", InvestigationEvent.QuerySubmitted.class),
                        type(
                                "query_succeeded",
                                InvestigationEvent.QuerySucceeded.class,
                                EventTypes::coverage),
                        type("query_failed", InvestigationEvent.QueryFailed.class),
                        type("query_cancelled", InvestigationEvent.QueryCancelled.class),
                        type("reflexion_attempted", InvestigationEvent.ReflexionAttempted.class),
                        type("evidence_recorded", InvestigationEvent.EvidenceRecorded.class),
                        type("hypothesis_confirmed", InvestigationEvent.HypothesisConfirmed.class),
                        type("hypothesis_rejected", InvestigationEvent.HypothesisRejected.class),
                        type("hypothesis_untested", InvestigationEvent.HypothesisUntested.class),
                        type("synthesis_completed", InvestigationEvent.SynthesisCompleted.class),
                        type("quality_assessed", InvestigationEvent.QualityAssessed.class),
                        type(
                                "investigation_inconclusive",
                                InvestigationEvent.InvestigationInconclusive.class),
                        type(
                                "model_consulted",
                                InvestigationEvent.ModelConsulted.class,
                                payload -> payload.put("request_hash", "")),
                        type("breaker_tripped", InvestigationEvent.BreakerTripped.class),
                        type(
                                "investigation_cancelled",
                                InvestigationEvent.InvestigationCancelled.class),
                        type(
                                "investigation_interrupted",
                                InvestigationEvent.InvestigationInterrupted.class),
                        type(
                                "investigation_resumed",
                                InvestigationEvent.InvestigationResumed.class),
                        type("investigation_failed", InvestigationEvent.InvestigationFailed.class),
                        type("feedback_recorded", InvestigationEvent.FeedbackRecorded.class)));
    }

    /// Version 1 only knew whether a result was cut.
    private static ObjectNode coverage(ObjectNode payload) {
        if (payload.at("/result/provenance") instanceof ObjectNode provenance) {
            boolean complete = provenance.path("complete").asBoolean(true);
            provenance.remove("complete");
            provenance.put("coverage", complete ? "FULL" : "TRUNCATED");
        }
        return payload;
    }

    private static ObjectNode withoutLinks(ObjectNode started) {
        started.putArray("context");
        return started;
    }

    /// Nobody had asked what happened around the source: that is unknown, not none. Lineage was what the
    /// source itself knew, and taken as whole.
    private static ObjectNode withoutChanges(ObjectNode gathered) {
        if (gathered.get("context") instanceof ObjectNode context) {
            context.remove("changes");
            if (context.get("lineage") instanceof ObjectNode lineage) {
                lineage.put("partial", false);
            }
        }
        return gathered;
    }

    private static EventType type(
            String name, Class<? extends InvestigationEvent> payload, Upcaster... upcasters) {
        return new EventType(name, payload, Arrays.asList(upcasters));
    }

    Collection<EventType> all() {
        return byName.values();
    }

    Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// @throws IllegalArgumentException when the event is not registered, which is a bug
    EventType of(InvestigationEvent event) {
        return Optional.ofNullable(byClass.get(event.getClass()))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                event.getClass().getName() + " has no stored name"));
    }
}
