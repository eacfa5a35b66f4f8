package dev.culprit.core.flow;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.Decision;
import dev.culprit.core.investigation.InvestigationCommand;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.investigation.Investigations.Submission;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.QueryId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The way of one query: propose, validate, approve, execute. Called by many branches at once.
final class QueryPath {
    /// Rows of a result that the log keeps.
    static final int STORED_ROWS = 1_000;

    private static final int PARALLEL_QUERIES = 4;

    private final InvestigationId id;
    private final Investigations investigations;
    private final QueryGate gate;
    private final Connector connector;
    private final DatasetContext context;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(PARALLEL_QUERIES);

    QueryPath(
            InvestigationId id,
            Investigations investigations,
            QueryGate gate,
            Connector connector,
            DatasetContext context,
            InstantSource clock) {
        this.id = id;
        this.investigations = investigations;
        this.gate = gate;
        this.connector = connector;
        this.context = context;
        this.clock = clock;
    }

    /// What came of a proposal.
    sealed interface Proposal {

        /// It has a number now, and may already be refused as a duplicate.
        record Accepted(QueryState query) implements Proposal {}

        /// A limit forbade it.
        record Declined(String reason) implements Proposal {}
    }

    /// Gives a draft its number. Queries that are to run side by side are proposed one after the other,
    /// so that two runs number them alike.
    ///
    /// @throws InterruptedException when the investigation ended meanwhile
    Proposal propose(QueryDraft draft, Optional<HypothesisId> hypothesis, int attempt)
            throws InterruptedException {
        Submission proposal =
                investigations.submit(
                        id, new InvestigationCommand.Propose(draft, hypothesis, attempt));
        if (proposal.decision() instanceof Decision.Declined(var reason)) {
            throwIfEnded(proposal.state());
            return new Proposal.Declined(reason);
        }
        if (!(proposal.events().getFirst()
                instanceof InvestigationEvent.QueryProposed(var query))) {
            return new Proposal.Declined(proposal.state().breaker().orElse("A limit is reached."));
        }
        return new Proposal.Accepted(proposal.state().query(query.id()));
    }

    /// Takes a proposed query the rest of the way.
    Answer pursue(QueryState proposed) throws InterruptedException {
        ProposedQuery query = proposed.query();
        if (proposed.phase() == QueryPhase.REFUSED) {
            return problem(query, proposed);
        }
        return switch (gate.inspect(query.draft(), context)) {
            case Inspection.Refused(var refusal) -> {
                note(new InvestigationEvent.QueryRefused(query.id(), refusal));
                yield new Answer.Problem(query, refusal.message());
            }
            case Inspection.Clean clean -> decide(query, clean);
        };
    }

    private Answer decide(ProposedQuery query, Inspection.Clean clean) throws InterruptedException {
        CostEstimate estimate = estimate(new InspectedQuery(query, clean));
        accept(new InvestigationCommand.Admit(query.id(), clean, estimate));
        InvestigationState state =
                investigations.await(
                        id,
                        now ->
                                now.query(query.id()).phase() != QueryPhase.WAITING
                                        || now.status() != Status.RUNNING);
        QueryState decided = state.query(query.id());
        if (decided.phase() != QueryPhase.APPROVED) {
            throwIfEnded(state);
            return problem(query, decided);
        }
        return execute(decided);
    }

    /// A person is shown the cost, so it is asked for only when a person decides.
    private CostEstimate estimate(InspectedQuery inspected) {
        var policy = investigations.state(id).approvalPolicy();
        return switch (policy.decide(inspected.inspection())) {
            case APPROVE, DENY -> CostEstimate.UNKNOWN;
            case ASK -> {
                try {
                    yield connector.estimate(inspected);
                } catch (ConnectorException unknown) {
                    yield CostEstimate.UNKNOWN;
                }
            }
        };
    }

    private Answer execute(QueryState query) throws InterruptedException {
        slots.acquire();
        try {
            Submission submitted = note(new InvestigationEvent.QuerySubmitted(query.id()));
            if (submitted.events().isEmpty()) {
                return problem(query.query(), submitted.state().query(query.id()));
            }
            submitted.durable().join(); // nothing runs whose approval could be lost
            return run(query, release(query));
        } finally {
            slots.release();
        }
    }

    private ApprovedQuery release(QueryState query) {
        Duration timeout = investigations.state(id).limits().queryTimeout();
        var inspected = new InspectedQuery(query.query(), query.inspection().orElseThrow());
        return gate.release(inspected, query.sql(), query.approval().orElseThrow(), timeout);
    }

    private Answer run(QueryState query, ApprovedQuery approved) throws InterruptedException {
        Instant started = clock.instant();
        try {
            QueryResult result = connector.run(approved);
            note(
                    new InvestigationEvent.QuerySucceeded(
                            query.id(), result.cut(STORED_ROWS), since(started)));
            return new Answer.Rows(query.query(), result);
        } catch (InterruptedException stopped) {
            return cancelled(query, stopped);
        } catch (ConnectorException failed) {
            note(
                    new InvestigationEvent.QueryFailed(
                            query.id(), failed.kind(), failed.getMessage(), since(started)));
            return new Answer.Problem(query.query(), failed.getMessage());
        }
    }

    /// A query can be cancelled alone, when its hypothesis was ruled out; then the branch goes on.
    private Answer cancelled(QueryState query, InterruptedException stopped)
            throws InterruptedException {
        InvestigationState now = investigations.state(id);
        boolean alone =
                now.status() == Status.RUNNING
                        && now.query(query.id()).phase() == QueryPhase.CANCELLED;
        if (!alone) {
            throw stopped;
        }
        return problem(query.query(), now.query(query.id()));
    }

    /// Ends a running query at the source.
    void cancel(QueryId query) {
        connector.cancel(query);
    }

    private Duration since(Instant started) {
        return Duration.between(started, clock.instant());
    }

    private Answer problem(ProposedQuery query, QueryState stopped) {
        return new Answer.Problem(query, stopped.problem().orElse("The query did not run."));
    }

    private Submission note(InvestigationEvent fact) throws InterruptedException {
        return accept(new InvestigationCommand.Note(fact));
    }

    private Submission accept(InvestigationCommand command) throws InterruptedException {
        Submission submission = investigations.submit(id, command);
        if (submission.decision() instanceof Decision.Declined) {
            throwIfEnded(submission.state());
        }
        return submission;
    }

    private static void throwIfEnded(InvestigationState state) throws InterruptedException {
        if (state.status() != Status.RUNNING) {
            throw new InterruptedException("The investigation is " + state.status().key());
        }
    }
}
