package dev.culprit.analyst;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Measurer;
import dev.culprit.core.reasoning.MeasuringStep;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.core.source.QueryId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs measurer and reasoner on a case as the product's flow does, without log, gate and threads.
final class Rehearsal {
    private final CaseFolder folder;
    private final Database database;
    private final QueryResult.Provenance provenance;
    private final Measurer measurer;
    private final Reasoner reasoner;
    private final List<Answer> answers = new ArrayList<>();
    private final List<HypothesisState> hypotheses = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private Optional<Measurement> measurement = Optional.empty();
    private Optional<SegmentRanking> ranking = Optional.empty();
    private int evidence;

    Rehearsal(CaseFolder folder, Database database, Measurer measurer, Reasoner reasoner) {
        this(folder, database, measurer, reasoner, QueryResult.Provenance.FULL);
    }

    /// @param provenance what the database says of its answers
    Rehearsal(
            CaseFolder folder,
            Database database,
            Measurer measurer,
            Reasoner reasoner,
            QueryResult.Provenance provenance) {
        this.provenance = provenance;
        this.folder = folder;
        this.database = database;
        this.measurer = measurer;
        this.reasoner = reasoner;
    }

    /// What an investigation came to.
    record Outcome(
            Optional<HypothesisState> leading,
            boolean proven,
            Optional<Narrative> narrative,
            List<Slice> additional,
            Optional<Interpretation> counterfactual,
            Optional<Proof> shown,
            List<HypothesisState> hypotheses,
            List<Answer> answers,
            List<String> assumptions,
            Optional<Measurement> measurement,
            String reason) {}

    CaseFile file() {
        return new CaseFile(
                folder.alert(),
                folder.context(),
                Limits.of(Profile.STANDARD),
                measurement,
                ranking,
                hypotheses,
                answers,
                List.of());
    }

    Outcome run() {
        try {
            String reason = measure();
            for (HypothesisDraft draft : reasoner.hypotheses(file())) {
                var id = new HypothesisId(hypotheses.size() + 1);
                hypotheses.add(
                        new HypothesisState(
                                new Hypothesis(id, draft, reasoner.name()),
                                Standing.OPEN,
                                Confidence.NONE,
                                List.of(),
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty()));
            }
            for (int i = 0; i < hypotheses.size(); i++) {
                test(new HypothesisId(i + 1));
            }
            return conclude(reason);
        } catch (ReasonerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String measure() {
        for (int round = 0; round < 25; round++) {
            switch (measurer.next(file())) {
                case MeasuringStep.Ask(var queries) ->
                        queries.forEach(query -> ask(query, Optional.empty()));
                case MeasuringStep.Confirmed(var measured) -> measurement = Optional.of(measured);
                case MeasuringStep.NotReproduced(var measured, var reason) -> {
                    measurement = measured;
                    return reason;
                }
                case MeasuringStep.Ranked(var ranked) -> {
                    ranking = Optional.of(ranked);
                    return "";
                }
            }
        }
        throw new IllegalStateException("The measurement did not come to an end");
    }

    private QueryResult answered(String sql) throws SQLException {
        QueryResult result = database.query(sql);
        return new QueryResult(result.columns(), result.rows(), result.rowCount(), provenance);
    }

    private Answer ask(QueryDraft draft, Optional<HypothesisId> hypothesis) {
        var query = new ProposedQuery(new QueryId(answers.size() + 1), hypothesis, draft, 1);
        Answer answer;
        if (!asked.add(draft.sql())) {
            answer = new Answer.Problem(query, "The same query was already proposed.");
        } else {
            try {
                answer = new Answer.Rows(query, answered(draft.sql()));
            } catch (SQLException failed) {
                answer = new Answer.Problem(query, String.valueOf(failed.getMessage()));
                System.err.println(folder.path() + " " + draft.key() + ": " + failed.getMessage());
                System.err.println(draft.sql());
            }
        }
        answers.add(answer);
        return answer;
    }

    private void test(HypothesisId id) throws ReasonerException {
        for (int round = 0; round < 5; round++) {
            HypothesisState state = hypotheses.get(id.number() - 1);
            if (state.standing() != Standing.OPEN) {
                return;
            }
            Optional<QueryDraft> query = reasoner.nextQuery(file(), id);
            if (query.isEmpty()) {
                break;
            }
            if (ask(query.get(), Optional.of(id)) instanceof Answer.Rows rows) {
                weigh(id, rows);
            }
        }
        HypothesisState state = hypotheses.get(id.number() - 1);
        set(state, EvidenceRules.finalStanding(state.evidence()), state.evidence());
    }

    private void weigh(HypothesisId id, Answer.Rows rows) throws ReasonerException {
        Interpretation read = reasoner.interpret(file(), id, rows);
        HypothesisState state = hypotheses.get(id.number() - 1);
        List<Evidence> all = new ArrayList<>(state.evidence());
        all.add(
                new Evidence(
                        new EvidenceId(++evidence),
                        id,
                        rows.query().id(),
                        rows.query().draft().test(),
                        read));
        set(state, EvidenceRules.standing(all), all);
    }

    private void set(HypothesisState state, Standing standing, List<Evidence> all) {
        hypotheses.set(
                state.id().number() - 1,
                new HypothesisState(
                        state.hypothesis(),
                        standing,
                        EvidenceRules.confidence(all),
                        all,
                        state.queries(),
                        standing != Standing.OPEN,
                        state.note(),
                        state.ruledOutBy()));
    }

    private Outcome conclude(String reason) throws ReasonerException {
        Comparator<HypothesisState> strongest =
                Comparator.comparing(state -> EvidenceRules.confidence(state.evidence()));
        Optional<HypothesisState> confirmed =
                hypotheses.stream()
                        .filter(state -> state.standing() == Standing.CONFIRMED)
                        .max(strongest);
        Optional<HypothesisState> leading =
                confirmed.or(() ->
                        hypotheses.stream()
                                .filter(state -> state.standing() == Standing.OPEN)
                                .max(strongest));
        Optional<Narrative> narrative = Optional.empty();
        List<Slice> additional = List.of();
        Optional<Interpretation> counterfactual = Optional.empty();
        Optional<Proof> shown = Optional.empty();
        if (leading.isPresent()) {
            narrative =
                    Optional.of(
                            reasoner.narrate(file(), leading.get().id(), confirmed.isPresent()));
            additional = reasoner.additionalSlices(file(), leading.get().id());
            shown = reasoner.proof(file(), leading.get().id());
            counterfactual =
                    leading.get().evidence().stream()
                            .map(Evidence::interpretation)
                            .filter(i -> i.counterfactual().isPresent())
                            .findFirst();
        }
        return new Outcome(
                leading,
                confirmed.isPresent(),
                narrative,
                additional,
                counterfactual,
                shown,
                List.copyOf(hypotheses),
                List.copyOf(answers),
                measurement.map(Measurement::assumptions).orElse(List.of()),
                measurement,
                reason);
    }
}
