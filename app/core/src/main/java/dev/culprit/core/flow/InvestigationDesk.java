package dev.culprit.core.flow;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.Decision;
import dev.culprit.core.investigation.InvestigationCommand;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations.Submission;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.investigation.Steer;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Journal;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything a person or a command line does with investigations. Every action answers with a
/// sentence when it was not possible, and with nothing when it was done.
public final class InvestigationDesk implements AutoCloseable {
    private final EventStore<InvestigationEvent> store;
    private final FlowPorts ports;
    private final Supplier<List<Reasoner>> reasoners;
    private final Supplier<InvestigationId> ids;
    private final Map<InvestigationId, Running> running = new ConcurrentHashMap<>();

    private final List<Consumer<Thought>> listeners = new CopyOnWriteArrayList<>();

    private record Running(Thread thread, InvestigationFlow flow) {}

    /// @param ids gives every investigation a new id
    public InvestigationDesk(
            EventStore<InvestigationEvent> store,
            FlowPorts ports,
            List<Reasoner> reasoners,
            Supplier<InvestigationId> ids) {
        this(store, ports, () -> reasoners, ids);
    }

    /// @param reasoners asked anew each time, since people add and remove models while it runs; the usual
    ///     one first
    public InvestigationDesk(
            EventStore<InvestigationEvent> store,
            FlowPorts ports,
            Supplier<List<Reasoner>> reasoners,
            Supplier<InvestigationId> ids) {
        this.store = store;
        this.ports = ports;
        this.reasoners = reasoners;
        this.ids = ids;
    }

    /// Starts an investigation and returns at once.
    ///
    /// @throws IllegalArgumentException when there is no such reasoner
    public InvestigationId open(OpenRequest request) {
        Reasoner reasoner =
                find(request.reasoner())
                        .orElseThrow(
                                () -> new IllegalArgumentException(missing(request.reasoner())));
        InvestigationId id = ids.get();
        ports.investigations()
                .start(
                        id,
                        new InvestigationEvent.InvestigationStarted(
                                request.alert(),
                                ports.connectors().storable(request.source()),
                                request.reasoner(),
                                request.approval(),
                                request.limits(),
                                request.context()))
                .durable()
                .join();
        launch(id, reasoner);
        return id;
    }

    private void launch(InvestigationId id, Reasoner reasoner) {
        var flow = new InvestigationFlow(id, ports, reasoner.attend(journal(id)));
        Thread thread =
                Thread.ofVirtual().name("investigation-" + id).unstarted(() -> run(id, flow));
        running.put(id, new Running(thread, flow));
        thread.start();
    }

    private Journal journal(InvestigationId id) {
        return new Journal() {
            @Override
            public void consulted(InvestigationEvent.ModelConsulted consultation) {
                ports.investigations().submit(id, new InvestigationCommand.Note(consultation));
            }

            @Override
            public void thinking(Optional<HypothesisId> hypothesis, String soFar) {
                var thought = new Thought(id, hypothesis, soFar);
                listeners.forEach(listener -> listener.accept(thought));
            }
        };
    }

    private void run(InvestigationId id, InvestigationFlow flow) {
        try {
            flow.run();
        } catch (InterruptedException stopped) {
            interrupted(id, "Culprit was closed.");
        } catch (EventStoreException broken) {
            // whoever awaits the end is told by the log itself
        } catch (RuntimeException bug) { // the border where a bug must not end in silence
            fail(id, bug);
            throw bug;
        } finally {
            running.remove(id);
        }
    }

    private void interrupted(InvestigationId id, String reason) {
        ports.investigations()
                .submit(id, new InvestigationCommand.Interrupt(reason))
                .durable()
                .join();
    }

    private void fail(InvestigationId id, RuntimeException bug) {
        if (state(id).status() == Status.RUNNING) {
            note(
                    id,
                    new InvestigationEvent.InvestigationFailed(
                            "Culprit made a mistake: " + bug + ". The log keeps what was found."));
        }
    }

    private void note(InvestigationId id, InvestigationEvent fact) {
        ports.investigations().submit(id, new InvestigationCommand.Note(fact)).durable().join();
    }

    /// Waits until nothing of it runs any more and everything is durable.
    ///
    /// @throws EventStoreException when the log failed
    public InvestigationState awaitEnd(InvestigationId id) throws InterruptedException {
        Running live = running.get(id);
        if (live != null) {
            live.thread().join();
        }
        ports.investigations().requireIntact(id);
        return state(id);
    }

    /// Takes up an investigation that was interrupted.
    public Optional<String> resume(InvestigationId id, String actor) {
        if (state(id).status() != Status.INTERRUPTED) {
            return Optional.of("Only an interrupted investigation can be resumed.");
        }
        Optional<Reasoner> reasoner = find(state(id).start().reasoner());
        if (reasoner.isEmpty()) {
            return Optional.of(missing(state(id).start().reasoner()));
        }
        note(id, new InvestigationEvent.InvestigationResumed(actor));
        launch(id, reasoner.get());
        return Optional.empty();
    }

    /// Marks investigations that were running when the process ended; called once at start.
    ///
    /// @return those
    public List<InvestigationId> markInterrupted() {
        List<InvestigationId> marked = new ArrayList<>();
        for (InvestigationId id : store.investigations()) {
            if (state(id).status() == Status.RUNNING && !running.containsKey(id)) {
                interrupted(id, "Culprit ended while this was running.");
                marked.add(id);
            }
        }
        return marked;
    }

    /// @param sql the text the person saw; anything else is declined
    /// @param alike approve everything like it from now on
    public Optional<String> approve(
            InvestigationId id, QueryId query, String sql, String actor, boolean alike) {
        return submit(id, new InvestigationCommand.Approve(query, sql, actor, alike));
    }

    /// Runs another text instead; the gate inspects it first and its refusal is the answer.
    public Optional<String> edit(InvestigationId id, QueryId query, String sql, String actor) {
        InvestigationState state = state(id);
        QueryState waiting = state.query(query);
        QueryDraft changed = waiting.query().draft().withSql(sql);
        DatasetContext context = state.context().orElseThrow();
        return switch (ports.gate().inspect(changed, context)) {
            case Inspection.Refused(var refusal) -> Optional.of(refusal.message());
            case Inspection.Clean clean ->
                    submit(id, new InvestigationCommand.Edit(query, clean, actor));
        };
    }

    public Optional<String> reject(InvestigationId id, QueryId query, String reason, String actor) {
        return submit(id, new InvestigationCommand.Reject(query, reason, actor));
    }

    public Optional<String> ruleOut(
            InvestigationId id, HypothesisId hypothesis, String reason, String actor) {
        List<QueryId> queries = state(id).hypothesis(hypothesis).queries();
        Optional<String> declined =
                submit(id, new InvestigationCommand.RuleOut(hypothesis, reason, actor));
        Running live = running.get(id);
        if (live != null && declined.isEmpty()) {
            live.flow().cancel(queries);
        }
        return declined;
    }

    public Optional<String> addHypothesis(InvestigationId id, HypothesisDraft draft, String actor) {
        return submit(id, new InvestigationCommand.AddHypothesis(draft, actor));
    }

    /// Tells the reasoner something it should know.
    public Optional<String> addContext(InvestigationId id, String text, String actor) {
        return steer(id, Steer.ADD_CONTEXT, text, actor);
    }

    /// Asks no further query and concludes from what is known.
    public Optional<String> conclude(InvestigationId id, String actor) {
        List<QueryId> unfinished =
                state(id).queries().stream()
                        .filter(query -> !query.phase().isFinal())
                        .map(QueryState::id)
                        .toList();
        Optional<String> tooLate = steer(id, Steer.CONCLUDE, "", actor);
        Running live = running.get(id);
        if (live != null && tooLate.isEmpty()) {
            live.flow().cancel(unfinished);
        }
        return tooLate;
    }

    /// Takes up an investigation that has ended, with something new to go by.
    ///
    /// @param text what the reasoner should know; may be empty
    /// @param draft a hypothesis to test as well
    public Optional<String> continueWith(
            InvestigationId id, String text, Optional<HypothesisDraft> draft, String actor) {
        Optional<Reasoner> reasoner = find(state(id).start().reasoner());
        if (reasoner.isEmpty()) {
            return Optional.of(missing(state(id).start().reasoner()));
        }
        Optional<String> tooLate = steer(id, Steer.CONTINUE, text, actor);
        if (tooLate.isEmpty()) {
            draft.ifPresent(
                    added -> submit(id, new InvestigationCommand.AddHypothesis(added, actor)));
            launch(id, reasoner.get());
        }
        return tooLate;
    }

    private Optional<String> steer(InvestigationId id, Steer steer, String text, String actor) {
        Submission submission =
                ports.investigations()
                        .submit(id, new InvestigationCommand.Steering(actor, steer, text));
        submission.durable().join();
        boolean applied =
                submission.events().getFirst() instanceof InvestigationEvent.InvestigationSteered e
                        && e.applied();
        return applied
                ? Optional.empty()
                : Optional.of("The investigation is " + submission.state().status().key() + ".");
    }

    public Optional<String> giveFeedback(
            InvestigationId id, boolean confirmed, String comment, String actor) {
        return submit(
                id,
                new InvestigationCommand.Note(
                        new InvestigationEvent.FeedbackRecorded(actor, confirmed, comment)));
    }

    /// Ends an investigation; running queries are cancelled at the source.
    public Optional<String> cancel(InvestigationId id, String actor) {
        Optional<String> declined =
                submit(id, new InvestigationCommand.Cancel(actor, "Stopped by " + actor + "."));
        Running live = running.get(id);
        if (live != null && declined.isEmpty()) {
            live.thread().interrupt();
        }
        return declined;
    }

    private Optional<String> submit(InvestigationId id, InvestigationCommand command) {
        Submission submission = ports.investigations().submit(id, command);
        return switch (submission.decision()) {
            case Decision.Accepted _ -> Optional.empty();
            case Decision.Declined(var reason) -> Optional.of(reason);
        };
    }

    /// The fold of everything accepted so far.
    public InvestigationState state(InvestigationId id) {
        return ports.investigations().state(id);
    }

    public List<EventEnvelope<InvestigationEvent>> events(InvestigationId id) {
        return store.read(id);
    }

    /// All investigations, the most recently started first.
    public List<InvestigationId> investigations() {
        return store.investigations();
    }

    /// Calls the listener with what models write while they think, on their threads.
    public void listen(Consumer<Thought> listener) {
        listeners.add(listener);
    }

    /// Calls the subscriber for each event once it is durable, on the store's thread.
    public EventStore.Subscription subscribe(
            Consumer<EventEnvelope<InvestigationEvent>> subscriber) {
        return store.subscribe(subscriber);
    }

    private Optional<Reasoner> find(String name) {
        return reasoners.get().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private String missing(String name) {
        return "There is no reasoner "
                + name
                + "; there is "
                + String.join(", ", reasonerNames())
                + ".";
    }

    /// The usual one first.
    public List<String> reasonerNames() {
        return reasoners.get().stream().map(Reasoner::name).toList();
    }

    /// Interrupts what runs and waits until that is in the log.
    @Override
    public void close() {
        List<Running> live = List.copyOf(running.values());
        live.forEach(each -> each.thread().interrupt());
        for (Running each : live) {
            join(each.thread());
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
