package dev.culprit.ui.services;

import dev.culprit.core.alert.AlertReader;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.library.LibraryNotes;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.scan.TableScans;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// All that the window is given.
///
/// @param changes what people enter about sources; empty when nothing can be entered
/// @param actor name recorded for what the user does
public record UiServices(
        InvestigationDesk desk,
        AlertReader alerts,
        Connectors connectors,
        List<ReportRenderer> reports,
        BundleFormat bundles,
        Samples samples,
        Preferences preferences,
        Settings settings,
        ModelSettings models,
        Shipped shipped,
        SourceSettings sources,
        TableScans scans,
        LibraryNotes notes,
        Storage storage,
        Optional<EnteredChanges> changes,
        InstantSource clock,
        String actor,
        String version,
        Support support,
        Attention attention) {
    public UiServices {
        reports = List.copyOf(reports);
    }
}
