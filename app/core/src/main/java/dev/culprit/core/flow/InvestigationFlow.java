package dev.culprit.core.flow;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.Decision;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationCommand;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Investigations.Submission;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.MeasuringStep;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// One investigation from alert to finding. Runs on a virtual thread of its own and tests hypotheses
/// on further ones; ends when the investigation is final or its thread is interrupted.
final class InvestigationFlow {
    private static final int MEASURING_ROUNDS = 25;

    private final InvestigationId id;
    private final FlowPorts ports;
    private final Reasoner reasoner;
    private final Map<QueryId, Answer> answers = new ConcurrentSkipListMap<>();
    private volatile Optional<QueryPath> path = Optional.empty();

    InvestigationFlow(InvestigationId id, FlowPorts ports, Reasoner reasoner) {
        this.id = id;
        this.ports = ports;
        this.reasoner = reasoner;
    }

    /// Runs to the end. Expected outcomes, failures of the source included, are events; what is thrown
    /// is a bug, a failing log or an interruption.
    void run() throws InterruptedException {
        InvestigationState state = state();
        state.queries().stream().filter(QueryState::stands).forEach(this::restore);
        try (Connector connector = ports.connectors().open(state.start().source())) {
            Optional<DatasetContext> context = gatherContext(connector);
            if (context.isPresent()) {
                investigate(connector, context.get());
            }
        } catch (ConnectorException unreachable) {
            note(
                    new InvestigationEvent.SchemaDiscoveryFailed(
                            unreachable.kind(), unreachable.getMessage()));
        } catch (ReasonerException silent) {
            note(new InvestigationEvent.InvestigationFailed(silent.getMessage()));
        }
    }

    /// Takes up what an interrupted investigation knows. What was cancelled with it, or stored only in
    /// part, is asked again.
    private void restore(QueryState query) {
        answers.put(
                query.id(),
                query.result()
                        .<Answer>map(result -> new Answer.Rows(query.query(), result))
                        .orElseGet(() ->
                                new Answer.Problem(query.query(), query.problem().orElse(""))));
    }

    /// Ends queries at the source.
    void cancel(Collection<QueryId> queries) {
        path.ifPresent(open -> queries.forEach(open::cancel));
    }

    private Optional<DatasetContext> gatherContext(Connector connector)
            throws ConnectorException, InterruptedException {
        Schema schema = connector.describe();
        if (schema.isEmpty()) {
            note(
                    new InvestigationEvent.SchemaDiscoveryFailed(
                            FailureKind.UNREACHABLE,
                            "There are no tables in " + connector.source() + "."));
            return Optional.empty();
        }
        Optional<String> unknown = AlertCheck.problem(state().alert(), schema);
        if (unknown.isPresent()) {
            note(new InvestigationEvent.SchemaDiscoveryFailed(FailureKind.REJECTED, unknown.get()));
            return Optional.empty();
        }
        DatasetContext context =
                new ContextGathering(ports, state(), this::note).gather(connector, schema);
        note(new InvestigationEvent.ContextGathered(context));
        return Optional.of(context);
    }

    private void investigate(Connector connector, DatasetContext context)
            throws InterruptedException, ReasonerException {
        QueryPath path =
                new QueryPath(
                        id,
                        ports.investigations(),
                        ports.gate(),
                        connector,
                        context,
                        ports.clock());
        this.path = Optional.of(path);
        try (ExecutorService branches = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                if (state().ranking().isEmpty()) {
                    measure(path, branches);
                } else {
                    askAll(cutMeasurements(), path, branches);
                }
                propose();
                int tested = test(0, path, branches);
                if (state().breaker().isEmpty() && !state().concluding()) {
                    add(reasoner.alternatives(caseFile()));
                    test(tested, path, branches);
                }
                conclude();
            } finally {
                branches.shutdownNow(); // interrupts whatever still runs
                cancel(unfinished());
            }
        }
    }

    private List<QueryDraft> cutMeasurements() {
        return state().queries().stream()
                .filter(query -> query.query().hypothesis().isEmpty() && query.isCut())
                .map(query -> query.query().draft())
                .toList();
    }

    private void measure(QueryPath path, ExecutorService branches) throws InterruptedException {
        for (int round = 0; round < MEASURING_ROUNDS; round++) {
            switch (ports.measurer().next(caseFile())) {
                case MeasuringStep.Ask(var queries) -> {
                    if (!askAll(queries, path, branches)) {
                        return;
                    }
                }
                case MeasuringStep.Confirmed(var measurement) ->
                        note(new InvestigationEvent.AnomalyConfirmed(measurement));
                case MeasuringStep.NotReproduced(var measurement, var reason) -> {
                    note(new InvestigationEvent.AnomalyNotReproduced(measurement, reason));
                    return;
                }
                case MeasuringStep.Ranked(var ranking) -> {
                    note(new InvestigationEvent.SegmentsRanked(ranking));
                    return;
                }
            }
        }
        throw new IllegalStateException("The measurement did not come to an end");
    }

    /// Answers whether all could be asked; a limit stops the measurement.
    private boolean askAll(List<QueryDraft> drafts, QueryPath path, ExecutorService branches)
            throws InterruptedException {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (QueryDraft draft : drafts) {
            switch (path.propose(draft, Optional.empty(), 1)) {
                case QueryPath.Proposal.Accepted(var query) -> calls.add(() -> path.pursue(query));
                case QueryPath.Proposal.Declined _ -> {
                    return false;
                }
            }
        }
        for (Future<Answer> call : branches.invokeAll(calls)) {
            Answer answer = result(call);
            answers.put(answer.query().id(), answer);
        }
        return true;
    }

    private void propose() throws InterruptedException, ReasonerException {
        if (!state().hypotheses().isEmpty() && !state().continued()) {
            return;
        }
        add(reasoner.hypotheses(caseFile()));
    }

    private void add(List<HypothesisDraft> drafts) throws InterruptedException {
        Set<String> known = new HashSet<>();
        state().hypotheses().forEach(old -> known.add(old.hypothesis().title()));
        int most = state().limits().hypotheses();
        List<HypothesisDraft> fresh =
                drafts.stream().limit(most).filter(draft -> known.add(draft.title())).toList();
        for (HypothesisDraft draft : fresh) {
            accept(new InvestigationCommand.AddHypothesis(draft, reasoner.author(draft)));
        }
    }

    /// Tests the hypotheses from that one on, each in a branch of its own, those included that a person
    /// adds meanwhile. Answers how many there are then.
    private int test(int from, QueryPath path, ExecutorService branches)
            throws InterruptedException {
        int started = from;
        while (started < state().hypotheses().size()) {
            List<HypothesisState> all = state().hypotheses();
            List<HypothesisState> fresh = List.copyOf(all.subList(started, all.size()));
            started = all.size();
            CaseFile file = caseFile();
            Map<Boolean, List<HypothesisState>> turns =
                    fresh.stream()
                            .collect(
                                    Collectors.partitioningBy(
                                            each -> reasoner.waits(file, each.id())));
            testSideBySide(turns.getOrDefault(false, List.of()), path, branches);
            testSideBySide(turns.getOrDefault(true, List.of()), path, branches);
        }
        return started;
    }

    private void testSideBySide(
            List<HypothesisState> fresh, QueryPath path, ExecutorService branches)
            throws InterruptedException {
        List<Callable<Boolean>> tests = new ArrayList<>();
        for (HypothesisState hypothesis : fresh) {
            tests.add(() -> {
                testOne(hypothesis.hypothesis(), path);
                return true;
            });
        }
        for (Future<Boolean> done : branches.invokeAll(tests)) {
            result(done);
        }
    }

    private void testOne(Hypothesis hypothesis, QueryPath path)
            throws InterruptedException, ReasonerException {
        HypothesisId tested = hypothesis.id();
        Optional<String> problem = Optional.empty();
        int retries = 0;
        while (state().hypothesis(tested).standing() == Standing.OPEN) {
            Optional<QueryDraft> draft = reasoner.nextQuery(caseFile(), tested);
            if (draft.isEmpty()) {
                break;
            }
            int attempt = problem.isPresent() ? retries + 1 : 1;
            QueryState query;
            switch (path.propose(draft.get(), Optional.of(tested), attempt)) {
                case QueryPath.Proposal.Accepted(var proposed) -> query = proposed;
                case QueryPath.Proposal.Declined(var reason) -> {
                    accept(new InvestigationCommand.Close(tested, Optional.of(reason)));
                    return;
                }
            }
            Answer answer = path.pursue(query);
            answers.put(query.id(), answer);
            switch (answer) {
                case Answer.Rows rows -> {
                    problem = Optional.empty();
                    weigh(tested, rows);
                }
                case Answer.Problem(_, var message) -> {
                    problem = Optional.of(message);
                    if (retries == state().limits().retries() || state().concluding()) {
                        accept(new InvestigationCommand.Close(tested, problem));
                        return;
                    }
                    retries++;
                    note(
                            new InvestigationEvent.ReflexionAttempted(
                                    tested, query.id(), retries, message));
                }
            }
        }
        accept(new InvestigationCommand.Close(tested, problem));
    }

    private void weigh(HypothesisId tested, Answer.Rows rows)
            throws InterruptedException, ReasonerException {
        Interpretation interpretation = reasoner.interpret(caseFile(), tested, rows);
        accept(new InvestigationCommand.Weigh(tested, rows.query().id(), interpretation));
    }

    private void conclude() throws InterruptedException, ReasonerException {
        switch (Conclusion.of(state())) {
            case Conclusion.Proven(var leading) -> {
                Judged judged = judged(finding(leading, true));
                Reasoner.Judgement judgement = judged.judgement();
                note(new InvestigationEvent.SynthesisCompleted(judged.finding()));
                note(
                        new InvestigationEvent.QualityAssessed(
                                judgement.quality(), judgement.advice()));
            }
            case Conclusion.Open(var leading, var reason) -> {
                Optional<Finding> closest = Optional.empty();
                if (leading.isPresent()) {
                    closest = Optional.of(finding(leading.get(), false));
                }
                note(new InvestigationEvent.InvestigationInconclusive(reason, closest));
            }
            case Conclusion.Nothing(var reason) ->
                    note(new InvestigationEvent.InvestigationFailed(reason));
        }
    }

    private record Judged(Finding finding, Reasoner.Judgement judgement) {}

    /// A finding that does not pass is reworded once; the better of both stays.
    private Judged judged(Finding finding) throws ReasonerException {
        Reasoner.Judgement judgement = reasoner.judge(caseFile(), finding);
        if (judgement.quality().passed()) {
            return new Judged(finding, judgement);
        }
        Optional<Narrative> reworded = reasoner.rewrite(caseFile(), finding, judgement.advice());
        if (reworded.isEmpty()) {
            return new Judged(finding, judgement);
        }
        Finding other = finding.worded(reworded.get());
        Reasoner.Judgement second = reasoner.judge(caseFile(), other);
        return second.quality().composite() < judgement.quality().composite()
                ? new Judged(finding, judgement)
                : new Judged(other, second);
    }

    private Finding finding(HypothesisId leading, boolean proven) throws ReasonerException {
        CaseFile file = caseFile();
        HypothesisState hypothesis = file.hypothesis(leading);
        HypothesisDraft draft = hypothesis.hypothesis().draft();
        Narrative narrative = reasoner.narrate(file, leading, proven);
        List<Interpretation> readings =
                hypothesis.evidence().stream().map(piece -> piece.interpretation()).toList();
        return new Finding(
                leading,
                draft.category(),
                draft.fault(),
                draft.tables(),
                draft.columns(),
                draft.slice(),
                reasoner.additionalSlices(file, leading),
                draft.onset(),
                hypothesis.confidence(),
                narrative,
                readings.stream().flatMap(reading -> reading.counterfactual().stream()).findFirst(),
                readings.stream().flatMap(reading -> reading.control().stream()).findFirst(),
                reasoner.proof(file, leading));
    }

    private List<QueryId> unfinished() {
        return state().queries().stream()
                .filter(query -> query.result().isEmpty())
                .map(QueryState::id)
                .toList();
    }

    private CaseFile caseFile() {
        InvestigationState state = state();
        return new CaseFile(
                state.alert(),
                state.context().orElseThrow(),
                state.limits(),
                state.measurement(),
                state.ranking(),
                state.hypotheses(),
                List.copyOf(answers.values()),
                state.notes());
    }

    private InvestigationState state() {
        return ports.investigations().state(id);
    }

    private void note(InvestigationEvent fact) throws InterruptedException {
        accept(new InvestigationCommand.Note(fact));
    }

    private void accept(InvestigationCommand command) throws InterruptedException {
        Submission submission = ports.investigations().submit(id, command);
        if (submission.decision() instanceof Decision.Declined
                && submission.state().status() != Status.RUNNING) {
            throw new InterruptedException(
                    "The investigation is " + submission.state().status().key());
        }
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case InterruptedException stopped -> throw stopped;
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
