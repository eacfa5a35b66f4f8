package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInMeasurer;
import dev.culprit.core.context.ContextSources;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.eventstore.H2EventStore;
import dev.culprit.sqlguard.JSqlParserInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Runs an investigation that nobody keeps: with the real flow, gate and source, and a log that is gone
/// afterwards.
final class Scratch {
    private final Home home;
    private final Reasoner reasoner;
    private final Optional<ContextSources> contexts;

    /// @param home where the sources are set up
    Scratch(Home home, Reasoner reasoner) {
        this(home, reasoner, Optional.empty());
    }

    /// @param contexts empty: what is linked to the sources of the home
    Scratch(Home home, Reasoner reasoner, Optional<ContextSources> contexts) {
        this.home = home;
        this.reasoner = reasoner;
        this.contexts = contexts;
    }

    InvestigationState run(OpenRequest request) throws InterruptedException {
        Path folder = folder();
        try (ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
                var store = H2EventStore.open(folder.resolve("store"))) {
            InstantSource clock = InstantSource.system();
            var ports =
                    new FlowPorts(
                            new Investigations(store, clock),
                            Wiring.sources(home, folder.resolve("cache")),
                            new QueryGate(new JSqlParserInspector(parsers)),
                            new BuiltInMeasurer(),
                            clock,
                            contexts.orElseGet(() -> Wiring.contexts(home, parsers)));
            try (var desk =
                    new InvestigationDesk(
                            store,
                            ports,
                            List.of(reasoner),
                            () -> new InvestigationId("scratch"))) {
                return desk.awaitEnd(desk.open(request));
            }
        } finally {
            delete(folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("culprit");
        } catch (IOException full) {
            throw new Complaint(ExitCode.FAILED, "There is no room for temporary files.");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException left) {
            // the system empties its folder for temporary files
        }
    }
}
