package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.analyst.BuiltInMeasurer;
import dev.culprit.core.alert.AlertReader;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.desktop.alert.JsonAlertReader;
import dev.culprit.eventstore.CulpritBundle;
import dev.culprit.eventstore.H2EventStore;
import dev.culprit.report.FindingJson;
import dev.culprit.report.HtmlReport;
import dev.culprit.report.MarkdownReport;
import dev.culprit.sqlguard.JSqlParserInspector;
import dev.culprit.ui.services.UiServices;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Every part of the product and its place. Nothing else constructs an adapter.
public final class Wiring implements AutoCloseable {
    private final Home home;
    private final H2EventStore store;
    private final InvestigationDesk desk;
    private final Connectors connectors;
    private final ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final InstantSource clock = InstantSource.system();

    private Wiring(Home home, H2EventStore store) {
        this.home = home;
        this.store = store;
        this.connectors = new SourceLocations(home.cache(), System.getenv());
        BuiltInMeasurer measurer = new BuiltInMeasurer();
        var ports =
                new FlowPorts(
                        new Investigations(store, clock),
                        connectors,
                        new QueryGate(new JSqlParserInspector(parsers)),
                        measurer,
                        clock);
        List<Reasoner> reasoners = List.of(new BuiltInAnalyst(measurer));
        this.desk =
                new InvestigationDesk(
                        store, ports, reasoners, new InvestigationIds(clock, new SecureRandom()));
    }

    /// Opens the home folder for writing; only one process can.
    ///
    /// @throws Complaint when that is not possible
    public static Wiring open(Home home) {
        home.prepare();
        try {
            var wiring = new Wiring(home, H2EventStore.open(home.store()));
            wiring.desk.markInterrupted();
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "close"));
            return wiring;
        } catch (EventStoreException closed) {
            throw new Complaint(ExitCode.FAILED, closed.getMessage());
        }
    }

    public InvestigationDesk desk() {
        return desk;
    }

    public H2EventStore store() {
        return store;
    }

    public Connectors connectors() {
        return connectors;
    }

    public static AlertReader alerts() {
        return new JsonAlertReader();
    }

    public static BundleFormat bundles() {
        return new CulpritBundle(version());
    }

    public static List<ReportRenderer> reports() {
        return List.of(new FindingJson(), new MarkdownReport(), new HtmlReport());
    }

    public static ReportRenderer report(ReportFormat format) {
        return reports().stream()
                .filter(renderer -> renderer.format() == format)
                .findFirst()
                .orElseThrow();
    }

    public UiServices uiServices() {
        return new UiServices(
                desk,
                alerts(),
                connectors,
                reports(),
                bundles(),
                new ShopSamples(home.samples(), alerts(), new BuiltInAnalyst().name()),
                new FilePreferences(home.preferences()),
                clock,
                System.getProperty("user.name", "analyst"),
                version());
    }

    /// The version of the build, or `development` when run from classes.
    public static String version() {
        String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Marks what runs as interrupted and closes the log; closing twice does no harm.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            desk.close();
            parsers.shutdown();
            store.close();
        }
    }
}
