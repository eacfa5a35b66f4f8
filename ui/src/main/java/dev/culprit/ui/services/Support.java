package dev.culprit.ui.services;

import dev.culprit.core.event.InvestigationId;
import java.util.List;

/// What helps when something went wrong.
public interface Support {
    /// A description of this program and machine and the end of its log that can be sent to anyone: no data,
    /// names or secrets are in it. Reads files.
    String diagnostics();

    /// Investigations that the run before left unfinished, because it ended without warning.
    List<InvestigationId> interrupted();
}
