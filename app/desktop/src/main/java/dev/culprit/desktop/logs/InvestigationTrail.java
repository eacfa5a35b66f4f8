package dev.culprit.desktop.logs;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log file how investigations go: kinds of events, their numbers and times, nothing they say.
public final class InvestigationTrail implements Consumer<EventEnvelope<InvestigationEvent>> {
    private static final Logger LOG = LoggerFactory.getLogger(InvestigationTrail.class);

    @Override
    public void accept(EventEnvelope<InvestigationEvent> stored) {
        switch (stored.event()) {
            case InvestigationEvent.QueryFailed(var query, var kind, _, var took) ->
                    LOG.info(
                            "{} #{} query {} failed: {} after {}",
                            stored.investigation(),
                            stored.sequence(),
                            query,
                            kind,
                            took);
            case InvestigationEvent.SchemaDiscoveryFailed(var kind, _) ->
                    LOG.info(
                            "{} #{} the source was not described: {}",
                            stored.investigation(),
                            stored.sequence(),
                            kind);
            case InvestigationEvent.QuerySucceeded(var query, var result, var took) ->
                    LOG.info(
                            "{} #{} query {} gave {} rows in {}",
                            stored.investigation(),
                            stored.sequence(),
                            query,
                            result.rows().size(),
                            took);
            case InvestigationEvent other ->
                    LOG.info(
                            "{} #{} {}",
                            stored.investigation(),
                            stored.sequence(),
                            other.getClass());
        }
    }
}
