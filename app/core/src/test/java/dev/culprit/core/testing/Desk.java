package dev.culprit.core.testing;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.SqlInspector;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.reasoning.MeasuringStep;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.source.TableName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A desk wired from fakes. The inspector refuses SQL that starts with `bad`.
public final class Desk implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-01-13T12:00:00Z");

    public final InMemoryEventStore store = new InMemoryEventStore();
    public final FakeConnector connector = new FakeConnector();
    public final ScriptedReasoner reasoner = new ScriptedReasoner();

    /// Those there are; change it while the desk is open.
    public final List<Reasoner> reasoners = new CopyOnWriteArrayList<>(List.of(reasoner));

    /// What is linked to the source.
    public final List<ContextSource> contexts = new CopyOnWriteArrayList<>();

    public final InvestigationDesk desk;

    public Desk() {
        this(InstantSource.fixed(START));
    }

    public Desk(InstantSource clock) {
        AtomicInteger ids = new AtomicInteger();
        desk =
                new InvestigationDesk(
                        store,
                        new FlowPorts(
                                new Investigations(store, clock),
                                _ -> connector,
                                new QueryGate(inspector()),
                                _ -> new MeasuringStep.Ranked(ranking()),
                                clock,
                                (_, _) -> List.copyOf(contexts)),
                        () -> List.copyOf(reasoners),
                        () -> new InvestigationId("case-" + ids.incrementAndGet()));
    }

    private static SqlInspector inspector() {
        return (sql, _, _, _) ->
                sql.startsWith("bad")
                        ? new Inspection.Refused(
                                new Refusal(
                                        Refusal.Reason.UNKNOWN_COLUMN,
                                        "There is no column in " + sql))
                        : new Inspection.Clean(
                                sql,
                                List.of(new TableUse(TableName.of("orders"), List.of("user_id"))),
                                false,
                                true,
                                List.of());
    }

    private static SegmentRanking ranking() {
        return new SegmentRanking(TableName.of("orders"), List.of(), 1, List.of(), List.of());
    }

    public static Alert alert() {
        return new Alert(
                "AL-1",
                "orders",
                Metric.of(MetricKind.NULL_RATE, "user_id"),
                Optional.empty(),
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.22),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
    }

    public InvestigationId open(ApprovalMode mode) {
        return open(mode, Limits.of(Profile.STANDARD));
    }

    public InvestigationId open(ApprovalMode mode, Limits limits) {
        return desk.open(new OpenRequest(alert(), "shop", "scripted", mode, limits));
    }

    /// Investigates with automatic approval to the end.
    public InvestigationState investigate() throws InterruptedException {
        return desk.awaitEnd(open(ApprovalMode.AUTO));
    }

    /// Waits until the fold is as wanted; every event wakes it.
    public InvestigationState await(InvestigationId id, Predicate<InvestigationState> wanted)
            throws InterruptedException {
        var woken = new Semaphore(1);
        try (EventStore.Subscription _ = store.subscribe(_ -> woken.release())) {
            while (true) {
                if (!woken.tryAcquire(20, TimeUnit.SECONDS)) {
                    throw new AssertionError(
                            "Nothing happened for 20 s: " + desk.state(id).status());
                }
                InvestigationState state = desk.state(id);
                if (wanted.test(state)) {
                    return state;
                }
            }
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
