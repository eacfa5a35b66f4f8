package dev.culprit.ui.testing;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Period;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.SqlInspector;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.replay.DamagedBundleException;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.scan.TableScans;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Samples;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.services.Shipped;
import dev.culprit.ui.services.Support;
import dev.culprit.ui.services.UiServices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Everything the window needs, without a database, a model or a file. The one sample is the case of
/// the missing user ids: two measurements, five hypotheses, six queries, a finding.
public final class ScriptedWorld implements AutoCloseable {
    public static final String SOURCE = "samples/orders";

    private static final Instant NOON = Instant.parse("2026-01-13T12:04:00Z");

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final AtomicLong elapsed = new AtomicLong();
    private final AtomicInteger number = new AtomicInteger();
    private final CountDownLatch source = new CountDownLatch(1);
    private final CountDownLatch model = new CountDownLatch(1);
    private final AtomicReference<Optional<String>> modelProblem =
            new AtomicReference<>(Optional.empty());
    private final ScriptedAttention called = new ScriptedAttention();
    private final ScriptedModels models = new ScriptedModels();
    private final ScriptedSources sources = new ScriptedSources();
    private final ScriptedChanges changes = new ScriptedChanges();
    private final ScriptedNotes notes = new ScriptedNotes();
    private final Investigations investigations = new Investigations(store, clock());
    private final InvestigationDesk desk;
    private final UiServices services;

    /// @param linked whether lineage and what happened around the source are known
    private ScriptedWorld(boolean linked) {
        Connectors connectors =
                location -> {
                    if (!location.equals(SOURCE)) {
                        throw new ConnectorException(
                                FailureKind.UNREACHABLE, "There is no source " + location + ".");
                    }
                    return new ScriptedConnector(
                            source, linked ? Optional.of(NullSpike.lineage()) : Optional.empty());
                };
        desk =
                new InvestigationDesk(
                        store,
                        new FlowPorts(
                                investigations,
                                connectors,
                                new QueryGate(inspector()),
                                new ScriptedMeasurer(),
                                clock(),
                                (_, _) -> linked ? List.of(scheduler()) : List.of()),
                        List.of(
                                new ScriptedReasoner(),
                                new ScriptedModel(model, modelProblem::get, Optional.empty())),
                        () -> new InvestigationId("case-" + number.incrementAndGet()));
        Preferences preferences = Preferences.inMemory();
        services =
                new UiServices(
                        desk,
                        ScriptedWorld::read,
                        connectors,
                        List.of(report(ReportFormat.HTML), report(ReportFormat.MARKDOWN)),
                        bundles(),
                        samples(),
                        preferences,
                        new Settings(preferences),
                        models,
                        shipped(),
                        sources,
                        new TableScans(
                                connectors,
                                new QueryGate(inspector()),
                                new ScriptedScanner(),
                                clock()),
                        notes,
                        new ScriptedStorage(),
                        Optional.of(changes),
                        clock(),
                        "Ada",
                        "0.1.0",
                        support(),
                        called);
    }

    private static Support support() {
        return new Support() {
            @Override
            public String diagnostics() {
                return "Culprit 0.1.0";
            }

            @Override
            public List<InvestigationId> interrupted() {
                return List.of();
            }
        };
    }

    private static Shipped shipped() {
        return new Shipped() {
            @Override
            public List<Part> parts() {
                return List.of(new Part("H2", "2.5", "MPL-2.0", "https://h2database.com"));
            }

            @Override
            public String text(Part part) {
                return "The text of " + part.licence();
            }
        };
    }

    /// Whoever is called when nobody looks.
    public ScriptedAttention called() {
        return called;
    }

    /// A source that answers at once.
    public static ScriptedWorld create() {
        ScriptedWorld world = hanging();
        world.letQueriesRun();
        return world;
    }

    /// A source that answers at once and knows its lineage and what happened around it.
    public static ScriptedWorld linked() {
        ScriptedWorld world = new ScriptedWorld(true);
        world.letQueriesRun();
        return world;
    }

    private static ContextSource scheduler() {
        return new ContextSource() {
            @Override
            public String name() {
                return "scheduler log";
            }

            @Override
            public Told<List<Change>> changes(Period period, Set<TableName> known) {
                return Told.of(NullSpike.changes());
            }
        };
    }

    /// Queries hang until [#letQueriesRun].
    public static ScriptedWorld hanging() {
        return new ScriptedWorld(false);
    }

    public void letQueriesRun() {
        source.countDown();
    }

    /// Lets the model answer all that it is asked.
    public void letModelAnswer() {
        model.countDown();
    }

    /// The model answers nothing more.
    ///
    /// @param problem as the log words it, for example `budget: The model was not asked.`
    public void letModelFail(String problem) {
        modelProblem.set(Optional.of(problem));
        letModelAnswer();
    }

    public ScriptedChanges changes() {
        return changes;
    }

    public ScriptedSources sources() {
        return sources;
    }

    public ScriptedModels models() {
        return models;
    }

    /// Opens a case with a model, which thinks until [#letModelAnswer].
    public InvestigationId openWithModel() {
        return desk.open(
                new OpenRequest(
                        NullSpike.alert(),
                        SOURCE,
                        ScriptedModel.NAME,
                        ApprovalMode.AUTO,
                        Limits.of(Profile.STANDARD)));
    }

    public UiServices services() {
        return services;
    }

    public InMemoryEventStore store() {
        return store;
    }

    public static OpenRequest request(ApprovalMode approval) {
        return new OpenRequest(
                NullSpike.alert(), SOURCE, "built-in", approval, Limits.of(Profile.STANDARD));
    }

    public InvestigationId open(ApprovalMode approval) {
        return desk.open(request(approval));
    }

    /// Opens a case and waits for its finding.
    public InvestigationState finished() throws InterruptedException {
        return desk.awaitEnd(open(ApprovalMode.AUTO));
    }

    /// A case whose source is not there.
    public InvestigationState failed() throws InterruptedException {
        return desk.awaitEnd(
                desk.open(
                        new OpenRequest(
                                NullSpike.alert(),
                                "samples/nowhere",
                                "built-in",
                                ApprovalMode.AUTO,
                                Limits.of(Profile.STANDARD))));
    }

    public List<EventEnvelope<InvestigationEvent>> events(InvestigationId id) {
        return store.read(id);
    }

    /// Opens a case that asks for approval, approves the measurement and waits until every
    /// hypothesis has a query waiting.
    public InvestigationState waiting() throws InterruptedException {
        InvestigationId id = open(ApprovalMode.ASK);
        for (int i = 0; i < 2; i++) {
            int measured = i;
            InvestigationState state =
                    await(id, now -> waits(now) == 1 && now.queries().size() == measured + 1);
            approve(state, measured);
        }
        return await(id, now -> waits(now) == 5);
    }

    /// Approves a waiting query as shown.
    ///
    /// @param index of the query, from 0
    public void approve(InvestigationState state, int index) {
        var query = state.queries().get(index);
        desk.approve(state.id(), query.id(), query.sql(), "Ada", false);
    }

    public InvestigationState await(InvestigationId id, Predicate<InvestigationState> wanted)
            throws InterruptedException {
        return investigations.await(id, wanted);
    }

    private static long waits(InvestigationState state) {
        return state.queries().stream()
                .filter(query -> query.phase() == QueryPhase.WAITING)
                .count();
    }

    /// Each look at the clock is 37 ms after the one before.
    private InstantSource clock() {
        return () -> NOON.plusMillis(37 * elapsed.getAndIncrement());
    }

    private static SqlInspector inspector() {
        return (sql, _, schema, _) -> {
            if (!sql.strip().toUpperCase(Locale.ROOT).startsWith("SELECT")) {
                return new Inspection.Refused(
                        new Refusal(
                                Refusal.Reason.NOT_A_SELECT,
                                "Only a SELECT may run; this starts with "
                                        + sql.strip().split("\\s")[0]
                                        + "."));
            }
            List<TableUse> reads =
                    schema.tables().stream()
                            .filter(table -> sql.contains(table.name().name()))
                            .map(table ->
                                    new TableUse(
                                            table.name(),
                                            table.columns().stream()
                                                    .map(column -> column.name())
                                                    .filter(sql::contains)
                                                    .toList()))
                            .toList();
            return new Inspection.Clean(sql, reads, false, true, List.of());
        };
    }

    private static Alert read(String json) throws InvalidAlertException {
        if (!json.contains("dataset_id")) {
            throw new InvalidAlertException("The alert has no dataset_id.");
        }
        return NullSpike.alert();
    }

    private static ReportRenderer report(ReportFormat format) {
        return new ReportRenderer() {
            @Override
            public ReportFormat format() {
                return format;
            }

            @Override
            public byte[] render(InvestigationState state, ReportOptions options) {
                return state.alert().title().getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /// Files that are valid as long as this world lives: a bundle is the number of a kept log.
    private static BundleFormat bundles() {
        List<List<EventEnvelope<InvestigationEvent>>> kept = new ArrayList<>();
        return new BundleFormat() {
            @Override
            public byte[] write(List<EventEnvelope<InvestigationEvent>> events) {
                kept.add(List.copyOf(events));
                return ("bundle " + kept.size()).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public List<EventEnvelope<InvestigationEvent>> read(byte[] bundle)
                    throws DamagedBundleException {
                String text = new String(bundle, StandardCharsets.UTF_8);
                if (!text.startsWith("bundle ")) {
                    throw new DamagedBundleException("The file is no Culprit bundle.");
                }
                return kept.get(Integer.parseInt(text.substring(7)) - 1);
            }
        };
    }

    private static Samples samples() {
        return new Samples() {
            @Override
            public List<Sample> all() {
                return List.of(
                        new Sample(
                                "null-spike",
                                "Missing user ids",
                                "The NULL rate of orders.user_id rose from 1 % to 22 %."),
                        new Sample(
                                "eu-drop",
                                "Events from the EU are missing",
                                "A third of the page views is gone since Tuesday."),
                        new Sample(
                                "sunday-dip",
                                "A quiet Sunday",
                                "Fewer orders than on other days. A fault, or just Sunday?"));
            }

            @Override
            public OpenRequest prepare(String name) {
                return request(ApprovalMode.ASK);
            }
        };
    }

    @Override
    public void close() {
        source.countDown();
        model.countDown();
        desk.close();
        store.close();
    }
}
