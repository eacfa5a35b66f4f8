package dev.culprit.core.replay;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import java.util.List;

/// The `.culprit` file: one investigation's log, data only, with hashes that show a change.
public interface BundleFormat {
    byte[] write(List<EventEnvelope<InvestigationEvent>> events);

    /// @throws DamagedBundleException when it is no bundle, or a part is missing or was changed
    List<EventEnvelope<InvestigationEvent>> read(byte[] bundle) throws DamagedBundleException;
}
