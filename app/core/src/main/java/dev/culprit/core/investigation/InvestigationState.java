package dev.culprit.core.investigation;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.InvestigationEvent.InvestigationStarted;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.ApprovalPolicy;
import dev.culprit.core.query.ApprovalRule;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An investigation folded from its events. Immutable: [#after] answers a new state, and a copy shares
/// what did not change, so that a long log folds in linear time.
///
/// An event that makes no sense here is an [IllegalStateException]; it means a damaged or foreign log.
public final class InvestigationState {
    static final String CONCLUDING = "A person asked to conclude from what is known.";

    private final InvestigationId id;
    private final InvestigationStarted start;
    private final Instant startedAt;

    // Assigned only while a copy is being made in after(..), never once it is handed out.
    private long sequence;
    private Instant lastAt;
    private Status status = Status.RUNNING;
    private Phase phase = Phase.CONTEXT;
    private Optional<DatasetContext> context = Optional.empty();
    private Optional<Measurement> measurement = Optional.empty();
    private Optional<String> notReproduced = Optional.empty();
    private Optional<SegmentRanking> ranking = Optional.empty();
    private Numbered<HypothesisState> hypotheses = Numbered.empty();
    private Numbered<QueryState> queries = Numbered.empty();
    private Numbered<Evidence> evidence = Numbered.empty();
    private List<ApprovalRule> rules = List.of();
    private List<String> notes = List.of();
    private List<InvestigationEvent.ContextUnavailable> unknown = List.of();
    private List<InvestigationEvent.FeedbackRecorded> feedback = List.of();
    private boolean concluding;
    private boolean continued;
    private Optional<String> breaker = Optional.empty();
    private Optional<Finding> finding = Optional.empty();
    private Optional<Quality> quality = Optional.empty();
    private Optional<String> outcome = Optional.empty();
    private Optional<FailureKind> failure = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Usage usage = Usage.NONE;
    private int consecutiveFailures;
    private int waiting;
    private Instant waitingSince;
    private Instant stoppedAt;
    private Duration waited = Duration.ZERO;

    private InvestigationState(InvestigationId id, InvestigationStarted start, Instant at) {
        this.id = id;
        this.start = start;
        this.startedAt = at;
        this.lastAt = at;
        this.waitingSince = at;
        this.stoppedAt = at;
        this.sequence = 1;
    }

    private InvestigationState(InvestigationState from) {
        this(from.id, from.start, from.startedAt);
        sequence = from.sequence;
        lastAt = from.lastAt;
        status = from.status;
        phase = from.phase;
        context = from.context;
        measurement = from.measurement;
        notReproduced = from.notReproduced;
        ranking = from.ranking;
        hypotheses = from.hypotheses;
        queries = from.queries;
        evidence = from.evidence;
        rules = from.rules;
        notes = from.notes;
        unknown = from.unknown;
        feedback = from.feedback;
        concluding = from.concluding;
        continued = from.continued;
        breaker = from.breaker;
        finding = from.finding;
        quality = from.quality;
        outcome = from.outcome;
        failure = from.failure;
        endedAt = from.endedAt;
        usage = from.usage;
        consecutiveFailures = from.consecutiveFailures;
        waiting = from.waiting;
        waitingSince = from.waitingSince;
        stoppedAt = from.stoppedAt;
        waited = from.waited;
    }

    /// What was consumed. Models report tokens and cost.
    public record Usage(int queriesRun, long tokensIn, long tokensOut, BigDecimal costUsd) {
        static final Usage NONE = new Usage(0, 0, 0, BigDecimal.ZERO);
    }

    /// The state after the first event of a stream.
    public static InvestigationState begin(
            InvestigationId id, InvestigationEvent first, Instant at) {
        if (first instanceof InvestigationStarted start) {
            return new InvestigationState(id, start, at);
        }
        throw new IllegalStateException(
                "An investigation starts with investigation_started, not " + first);
    }

    /// The fold of a whole stream.
    ///
    /// @param events at least one, in order
    public static InvestigationState of(List<EventEnvelope<InvestigationEvent>> events) {
        EventEnvelope<InvestigationEvent> first = events.getFirst();
        InvestigationState state = begin(first.investigation(), first.event(), first.at());
        for (EventEnvelope<InvestigationEvent> next : events.subList(1, events.size())) {
            state = state.after(next.event(), next.at());
        }
        return state;
    }

    /// The state after one more event.
    public InvestigationState after(InvestigationEvent event, Instant at) {
        InvestigationState next = new InvestigationState(this);
        next.sequence++;
        next.lastAt = at;
        next.apply(event, at);
        return next;
    }

    private void apply(InvestigationEvent event, Instant at) {
        switch (event) {
            case InvestigationStarted e -> throw nonsense(e);
            case InvestigationEvent.ContextGathered e -> {
                context = Optional.of(e.context());
                reach(Phase.MEASURE);
            }
            case InvestigationEvent.SchemaDiscoveryFailed e -> {
                failure = Optional.of(e.kind());
                end(Status.FAILED, e.message());
            }
            case InvestigationEvent.ContextUnavailable e -> unknown = plus(unknown, e);
            case InvestigationEvent.AnomalyConfirmed e ->
                    measurement = Optional.of(e.measurement());
            case InvestigationEvent.AnomalyNotReproduced e -> {
                measurement = e.measurement();
                notReproduced = Optional.of(e.reason());
            }
            case InvestigationEvent.SegmentsRanked e -> {
                ranking = Optional.of(e.ranking());
                phase = Phase.HYPOTHESES;
            }
            case InvestigationEvent.HypothesisGenerated e -> {
                require(e.hypothesis().id().number() == hypotheses.size() + 1, e);
                hypotheses = hypotheses.plus(HypothesisState.generated(e.hypothesis()));
                reach(Phase.HYPOTHESES);
            }
            case InvestigationEvent.HypothesisRuledOut e ->
                    change(e.hypothesis(), state -> state.ruledOut(e.reason(), e.actor()));
            case InvestigationEvent.HypothesisConfirmed e ->
                    decide(e.hypothesis(), Standing.CONFIRMED, e.confidence(), Optional.empty());
            case InvestigationEvent.HypothesisRejected e ->
                    decide(e.hypothesis(), Standing.REJECTED, e.confidence(), Optional.empty());
            case InvestigationEvent.HypothesisUntested e ->
                    decide(
                            e.hypothesis(),
                            Standing.UNTESTED,
                            Confidence.NONE,
                            Optional.of(e.reason()));
            case InvestigationEvent.QueryProposed e -> propose(e, at);
            case InvestigationEvent.QueryRefused e ->
                    stop(e.query(), QueryPhase.REFUSED, e.refusal().message(), Duration.ZERO);
            case InvestigationEvent.ApprovalRequested e ->
                    change(e.query(), query -> query.waiting(e.inspection(), e.estimate()));
            case InvestigationEvent.QueryApproved e -> {
                change(e.query(), query -> query.approved(e.inspection(), e.approval()));
                e.rule().ifPresent(rule -> rules = plus(rules, rule));
            }
            case InvestigationEvent.QueryEdited e ->
                    change(e.query(), query -> query.edited(e.sql()));
            case InvestigationEvent.QueryRejected e ->
                    stop(e.query(), QueryPhase.REJECTED, e.reason(), Duration.ZERO);
            case InvestigationEvent.QuerySubmitted e -> {
                change(e.query(), query -> query.in(QueryPhase.RUNNING));
                usage = ran(usage);
            }
            case InvestigationEvent.QuerySucceeded e -> {
                change(e.query(), query -> query.succeeded(e.result(), e.took()));
                consecutiveFailures = 0;
            }
            case InvestigationEvent.QueryFailed e -> {
                stop(e.query(), QueryPhase.FAILED, e.message(), e.took());
                consecutiveFailures++;
            }
            case InvestigationEvent.QueryCancelled e ->
                    stop(e.query(), QueryPhase.CANCELLED, e.reason(), Duration.ZERO);
            case InvestigationEvent.ReflexionAttempted _ -> {}
            case InvestigationEvent.EvidenceRecorded e -> {
                require(e.evidence().id().number() == evidence.size() + 1, e);
                evidence = evidence.plus(e.evidence());
                change(e.evidence().hypothesis(), hypothesis -> hypothesis.with(e.evidence()));
            }
            case InvestigationEvent.SynthesisCompleted e -> {
                finding = Optional.of(e.finding());
                end(Status.COMPLETED, e.finding().narrative().headline());
            }
            case InvestigationEvent.QualityAssessed e -> quality = Optional.of(e.quality());
            case InvestigationEvent.InvestigationInconclusive e -> {
                finding = e.leading();
                end(Status.INCONCLUSIVE, e.reason());
            }
            case InvestigationEvent.ModelConsulted e -> usage = consulted(usage, e);
            case InvestigationEvent.BreakerTripped e -> breaker = Optional.of(e.message());
            case InvestigationEvent.InvestigationCancelled e -> end(Status.CANCELLED, e.reason());
            case InvestigationEvent.InvestigationInterrupted e -> {
                status = Status.INTERRUPTED;
                outcome = Optional.of(e.reason());
                stoppedAt = at;
            }
            case InvestigationEvent.InvestigationResumed _ -> goOn(at);
            case InvestigationEvent.InvestigationFailed e -> end(Status.FAILED, e.message());
            case InvestigationEvent.InvestigationSteered e -> steer(e, at);
            case InvestigationEvent.FeedbackRecorded e -> feedback = plus(feedback, e);
        }
    }

    private void propose(InvestigationEvent.QueryProposed event, Instant at) {
        require(event.query().id().number() == queries.size() + 1, event);
        queries = queries.plus(QueryState.proposed(event.query(), at));
        event.query()
                .hypothesis()
                .ifPresent(hypothesis -> {
                    phase = Phase.TEST;
                    change(hypothesis, state -> state.with(event.query().id()));
                });
    }

    private void steer(InvestigationEvent.InvestigationSteered event, Instant at) {
        if (!event.applied()) {
            return;
        }
        switch (event.steer()) {
            case ADD_CONTEXT -> {}
            case CONCLUDE -> concluding = true;
            case CONTINUE -> {
                continued = true;
                finding = Optional.empty();
                quality = Optional.empty();
                endedAt = Optional.empty();
                phase = Phase.TEST;
                goOn(at);
            }
        }
        if (!event.text().isBlank()) {
            notes = plus(notes, event.text());
        }
    }

    /// Time at rest does not count against the wall clock.
    private void goOn(Instant at) {
        status = Status.RUNNING;
        outcome = Optional.empty();
        breaker = Optional.empty();
        concluding = false;
        waited = waited.plus(Duration.between(stoppedAt, at));
    }

    private void reach(Phase next) {
        phase = phase.compareTo(next) < 0 ? next : phase;
    }

    private void end(Status last, String why) {
        status = last;
        outcome = Optional.of(why);
        endedAt = Optional.of(lastAt);
        stoppedAt = lastAt;
        if (last == Status.COMPLETED || last == Status.INCONCLUSIVE) {
            phase = Phase.FINDING;
        }
    }

    private void decide(HypothesisId id, Standing standing, Confidence sure, Optional<String> why) {
        change(id, hypothesis -> hypothesis.decided(standing, sure, why));
    }

    private void stop(QueryId id, QueryPhase last, String why, Duration ran) {
        change(id, query -> query.stopped(last, why, ran));
    }

    private void change(QueryId id, UnaryOperator<QueryState> change) {
        require(id.number() <= queries.size(), id);
        int index = id.number() - 1;
        QueryState before = queries.get(index);
        require(!before.phase().isFinal(), id);
        QueryState after = change.apply(before);
        queries = queries.replace(index, after);
        countWaiting(before.phase(), after.phase());
    }

    /// Time spent waiting for a person does not count against the wall clock.
    private void countWaiting(QueryPhase before, QueryPhase after) {
        if (before != QueryPhase.WAITING && after == QueryPhase.WAITING && waiting++ == 0) {
            waitingSince = lastAt;
        }
        if (before == QueryPhase.WAITING && after != QueryPhase.WAITING && --waiting == 0) {
            waited = waited.plus(Duration.between(waitingSince, lastAt));
        }
    }

    private void change(HypothesisId id, UnaryOperator<HypothesisState> change) {
        require(id.number() <= hypotheses.size(), id);
        int index = id.number() - 1;
        hypotheses = hypotheses.replace(index, change.apply(hypotheses.get(index)));
    }

    private void require(boolean condition, Object what) {
        if (!condition) {
            throw nonsense(what);
        }
    }

    private IllegalStateException nonsense(Object what) {
        return new IllegalStateException(
                "Event " + sequence + " of " + id + " does not fit what came before: " + what);
    }

    private static Usage ran(Usage usage) {
        return new Usage(
                usage.queriesRun() + 1, usage.tokensIn(), usage.tokensOut(), usage.costUsd());
    }

    private static Usage consulted(Usage usage, InvestigationEvent.ModelConsulted model) {
        return new Usage(
                usage.queriesRun(),
                usage.tokensIn() + model.tokensIn(),
                usage.tokensOut() + model.tokensOut(),
                usage.costUsd().add(model.costUsd()));
    }

    private static <T> List<T> plus(List<T> list, T value) {
        List<T> more = new ArrayList<>(list);
        more.add(value);
        return List.copyOf(more);
    }

    public InvestigationId id() {
        return id;
    }

    /// Number of events folded.
    public long sequence() {
        return sequence;
    }

    public Alert alert() {
        return start.alert();
    }

    /// How it was started.
    public InvestigationStarted start() {
        return start;
    }

    public Limits limits() {
        return start.limits();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /// Time of the last event folded.
    public Instant lastAt() {
        return lastAt;
    }

    public Status status() {
        return status;
    }

    public Phase phase() {
        return phase;
    }

    public Optional<DatasetContext> context() {
        return context;
    }

    public Optional<Measurement> measurement() {
        return measurement;
    }

    /// Why the data does not show what the alert says, when it does not.
    public Optional<String> notReproduced() {
        return notReproduced;
    }

    public Optional<SegmentRanking> ranking() {
        return ranking;
    }

    public List<HypothesisState> hypotheses() {
        return hypotheses;
    }

    public HypothesisState hypothesis(HypothesisId wanted) {
        return hypotheses.get(wanted.number() - 1);
    }

    /// All queries in order of proposal; `q1` is the first.
    public List<QueryState> queries() {
        return queries;
    }

    public QueryState query(QueryId wanted) {
        return queries.get(wanted.number() - 1);
    }

    public List<Evidence> evidence() {
        return evidence;
    }

    public ApprovalPolicy approvalPolicy() {
        ApprovalMode mode = start.approval();
        return new ApprovalPolicy(mode, rules);
    }

    /// What people said while it ran, in order.
    public List<String> notes() {
        return notes;
    }

    /// Optional parts of the context that could not be had.
    public List<InvestigationEvent.ContextUnavailable> unknown() {
        return unknown;
    }

    /// What people thought of the outcome, in order.
    public List<InvestigationEvent.FeedbackRecorded> feedback() {
        return feedback;
    }

    /// Whether a person asked to conclude from what is known.
    public boolean concluding() {
        return concluding;
    }

    /// Whether it was taken up again after it had ended.
    public boolean continued() {
        return continued;
    }

    /// The limit that was reached, as a sentence.
    public Optional<String> breaker() {
        return breaker;
    }

    /// The finding, or what came closest when the investigation is inconclusive.
    public Optional<Finding> finding() {
        return finding;
    }

    public Optional<Quality> quality() {
        return quality;
    }

    /// How it ended, as a sentence; empty while it runs.
    public Optional<String> outcome() {
        return outcome;
    }

    /// Why the source could not be described; `REJECTED` when the alert or a file is not valid.
    public Optional<FailureKind> failure() {
        return failure;
    }

    /// When it ended; feedback that comes later does not move it. Empty while it runs.
    public Optional<Instant> endedAt() {
        return endedAt;
    }

    public Usage usage() {
        return usage;
    }

    /// How long queries waited for a person, up to the last event.
    public Duration waited() {
        return waited;
    }

    public int consecutiveFailures() {
        return consecutiveFailures;
    }

    /// Stored rows of a query, when it succeeded.
    public Optional<QueryResult> result(QueryId wanted) {
        return query(wanted).result();
    }

    /// The same state with other rows in its results, for what leaves this machine.
    ///
    /// @param rows maps the stored rows of a query
    public InvestigationState withRows(UnaryOperator<QueryResult> rows) {
        InvestigationState shown = new InvestigationState(this);
        for (int i = 0; i < queries.size(); i++) {
            QueryState query = queries.get(i);
            Optional<QueryResult> result = query.result().map(rows);
            shown.queries = shown.queries.replace(i, query.showing(result));
        }
        return shown;
    }
}
