package dev.culprit.desktop.command;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How alert files become requests: what the options of a command say about all of them.
///
/// @param source where the data is; empty: the folder of the alert
record InvestigationRequests(
        Optional<String> source, String reasoner, ApprovalMode approve, Profile profile) {

    OpenRequest of(Path alertFile) {
        Alert alert = alert(alertFile);
        Path folder = alertFile.toAbsolutePath().getParent();
        String location = source.orElse(String.valueOf(folder));
        if (!location.startsWith("jdbc:") && !Files.isDirectory(Path.of(location))) {
            throw Complaint.badInput("There is no folder " + location + " to read data from.");
        }
        String name = reasoner.equals("builtin") ? "built-in" : reasoner;
        return new OpenRequest(alert, location, name, approve, Limits.of(profile));
    }

    private static Alert alert(Path file) {
        try {
            return Wiring.alerts().read(GivenFiles.text(file));
        } catch (InvalidAlertException broken) {
            throw Complaint.badInput(file + ": " + broken.getMessage());
        }
    }

    void requireReasoner(InvestigationDesk desk, OpenRequest request) {
        if (!desk.reasonerNames().contains(request.reasoner())) {
            throw Complaint.badInput(
                    "There is no reasoner "
                            + reasoner
                            + "; there is "
                            + String.join(", ", desk.reasonerNames())
                            + ".");
        }
    }
}
