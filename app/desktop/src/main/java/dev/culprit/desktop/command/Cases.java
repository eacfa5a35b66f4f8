package dev.culprit.desktop.command;

import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Investigates many case folders one after the other, in one process.
///
/// @param findings the folder that takes each finding as `CASE.json`; empty: none is written
record Cases(Wiring wiring, InvestigationRequests requests, Optional<Path> findings) {

    /// How one case ended, and the finding's JSON unless it could not even begin.
    record Ended(boolean failed, Optional<byte[]> finding) {}

    /// The sub-folders with an `alert.json`, by name.
    static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Complaint.badInput("There is no folder " + folder + ".");
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> found =
                    children.filter(child -> Files.exists(child.resolve("alert.json")))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw Complaint.badInput("No sub-folder of " + folder + " has an alert.json.");
            }
            return found;
        } catch (IOException unreadable) {
            throw Complaint.badInput(folder + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    /// A broken case is told and does not keep the others from being investigated.
    Ended investigate(Path folder) throws InterruptedException {
        String name = String.valueOf(folder.getFileName());
        try {
            OpenRequest request = requests.of(folder.resolve("alert.json"));
            InvestigationState state = new TerminalRun(wiring.desk(), true).run(request);
            byte[] finding = Wiring.findings().render(state);
            findings.ifPresent(into -> GivenFiles.write(into.resolve(name + ".json"), finding));
            System.err.println(name + ": " + Outcomes.line(state));
            ExitCode code = Outcomes.of(state);
            boolean ended = code == ExitCode.FOUND || code == ExitCode.INCONCLUSIVE;
            return new Ended(!ended, Optional.of(finding));
        } catch (Complaint broken) {
            System.err.println(name + ": " + broken.getMessage());
            return new Ended(true, Optional.empty());
        }
    }
}
