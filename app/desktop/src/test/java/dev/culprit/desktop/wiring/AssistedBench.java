package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.analyst.BuiltInMeasurer;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.desktop.alert.JsonAlertReader;
import dev.culprit.eventstore.H2EventStore;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.RecordingModel;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.steps.AssistedReasoner;
import dev.culprit.samples.SampleLibrary;
import dev.culprit.sqlguard.JSqlParserInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Investigates with the real flow, gate, log and source; only the model is a script.
final class AssistedBench implements AutoCloseable {
    static final String NAME = "scripted model";
    static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final H2EventStore store;
    private final ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger ids = new AtomicInteger();

    AssistedBench(Path folder) {
        this.folder = folder;
        this.store = H2EventStore.open(folder.resolve("store"));
    }

    Path sample(String name) {
        Path data = folder.resolve("samples").resolve(name);
        try {
            new SampleLibrary().find(name).orElseThrow().write(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return data;
    }

    JsonNode truth(String name) throws IOException {
        return JSON.readTree(sample(name).resolve("truth.json").toFile());
    }

    static Reasoner assisted(Reasoner analyst, ModelPort model) {
        return new AssistedReasoner(
                NAME,
                analyst,
                events -> new RecordingModel(model, Prices.FREE, events),
                () -> Masking.with(KEY));
    }

    InvestigationState investigate(Path data, ModelPort model) throws InterruptedException {
        return investigate(data, analyst -> assisted(analyst, model));
    }

    InvestigationState investigate(Path data, Function<Reasoner, Reasoner> reasoner)
            throws InterruptedException {
        InstantSource clock = InstantSource.system();
        var measurer = new BuiltInMeasurer();
        Reasoner used = reasoner.apply(new BuiltInAnalyst(measurer));
        var ports =
                new FlowPorts(
                        new Investigations(store, clock),
                        Wiring.sources(new Home(folder)),
                        new QueryGate(new JSqlParserInspector(parsers)),
                        measurer,
                        clock);
        try (var desk =
                new InvestigationDesk(
                        store,
                        ports,
                        List.of(used),
                        () -> new InvestigationId("case-" + ids.incrementAndGet()))) {
            InvestigationId id =
                    desk.open(
                            new OpenRequest(
                                    alert(data),
                                    data.toString(),
                                    used.name(),
                                    ApprovalMode.AUTO,
                                    Limits.of(Profile.STANDARD)));
            return desk.awaitEnd(id);
        }
    }

    List<InvestigationEvent> events(InvestigationState state) {
        return store.read(state.id()).stream().map(EventEnvelope::event).toList();
    }

    List<ModelConsulted> consulted(InvestigationState state) {
        return events(state).stream()
                .filter(ModelConsulted.class::isInstance)
                .map(ModelConsulted.class::cast)
                .toList();
    }

    private static Alert alert(Path data) {
        try {
            return new JsonAlertReader().read(Files.readString(data.resolve("alert.json")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InvalidAlertException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        parsers.shutdown();
        store.close();
    }
}
