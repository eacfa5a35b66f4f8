package dev.culprit.desktop.command;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How alert files become requests: what the options of a command say about all of them.
///
/// @param source where the data is; empty: the folder of the alert
/// @param context further places that know what happened around the source
record InvestigationRequests(
        Optional<String> source,
        String reasoner,
        ApprovalMode approve,
        Limits limits,
        List<Path> context) {
    InvestigationRequests {
        context = List.copyOf(context);
    }

    /// With no more context than what is linked to each source.
    InvestigationRequests(
            Optional<String> source, String reasoner, ApprovalMode approve, Limits limits) {
        this(source, reasoner, approve, limits, List.of());
    }

    static final String BUILT_IN = "builtin";

    OpenRequest of(Path alertFile) {
        Alert alert = alert(alertFile);
        Path folder = alertFile.toAbsolutePath().getParent();
        String location = source.orElse(String.valueOf(folder));
        return new OpenRequest(alert, location, nameOf(reasoner), approve, limits, places());
    }

    private List<String> places() {
        context.stream()
                .filter(place -> !Files.exists(place))
                .findFirst()
                .ifPresent(missing -> {
                    throw Complaint.badInput("There is nothing at " + missing + ".");
                });
        return context.stream().map(each -> each.toAbsolutePath().normalize().toString()).toList();
    }

    private static Alert alert(Path file) {
        try {
            return Wiring.alerts().read(GivenFiles.text(file));
        } catch (InvalidAlertException broken) {
            throw Complaint.badInput(file + ": " + broken.getMessage());
        }
    }

    /// @throws Complaint when the source or the reasoner is none of those there are
    void require(Wiring wiring) {
        requireSource(wiring.sources());
        requireReasoner(wiring, reasoner);
    }

    void requireSource(SourceLocations sources) {
        source.flatMap(sources::problem)
                .ifPresent(problem -> {
                    throw Complaint.badInput(problem);
                });
    }

    /// @return its name as the log keeps it
    static String requireReasoner(Wiring wiring, String reasoner) {
        if (!wiring.desk().reasonerNames().contains(nameOf(reasoner))) {
            List<String> known = new ArrayList<>(List.of(BUILT_IN));
            wiring.models().profiles().all().forEach(profile -> known.add(profile.name()));
            throw Complaint.badInput(
                    "There is no reasoner "
                            + reasoner
                            + "; there is "
                            + String.join(", ", known)
                            + ".");
        }
        return nameOf(reasoner);
    }

    private static String nameOf(String reasoner) {
        return reasoner.equals(BUILT_IN) ? "built-in" : reasoner;
    }
}
