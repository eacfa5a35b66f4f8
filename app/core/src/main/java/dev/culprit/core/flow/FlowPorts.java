package dev.culprit.core.flow;

import dev.culprit.core.context.ContextSources;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.reasoning.Measurer;
import java.time.InstantSource;

/// What an investigation needs from outside, the reasoner aside.
public record FlowPorts(
        Investigations investigations,
        Connectors connectors,
        QueryGate gate,
        Measurer measurer,
        InstantSource clock,
        ContextSources contexts) {

    /// With nothing linked to any source.
    public FlowPorts(
            Investigations investigations,
            Connectors connectors,
            QueryGate gate,
            Measurer measurer,
            InstantSource clock) {
        this(investigations, connectors, gate, measurer, clock, ContextSources.NONE);
    }
}
