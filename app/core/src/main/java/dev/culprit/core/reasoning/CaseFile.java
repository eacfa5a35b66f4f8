package dev.culprit.core.reasoning;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.query.QueryResult;
import java.util.List;
import java.util.Optional;

/// All that a reasoner may read: the case so far, and nothing else. Immutable.
///
/// @param answers in order of proposal, one for each query that has ended
/// @param notes what people said while it ran
public record CaseFile(
        Alert alert,
        DatasetContext context,
        Limits limits,
        Optional<Measurement> measurement,
        Optional<SegmentRanking> ranking,
        List<HypothesisState> hypotheses,
        List<Answer> answers,
        List<String> notes) {
    public CaseFile {
        hypotheses = List.copyOf(hypotheses);
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    public HypothesisState hypothesis(HypothesisId id) {
        return hypotheses.get(id.number() - 1);
    }

    /// The latest answer to a query of the measurement, by its author's key.
    public Optional<Answer> measured(String key) {
        return answer(Optional.empty(), key);
    }

    /// The latest answer to a query of a hypothesis, by its author's key.
    public Optional<Answer> answer(HypothesisId hypothesis, String key) {
        return answer(Optional.of(hypothesis), key);
    }

    /// The rows of a query of the measurement, when it succeeded.
    public Optional<QueryResult> rows(String key) {
        return measured(key)
                .flatMap(answer ->
                        answer instanceof Answer.Rows(_, var result)
                                ? Optional.of(result)
                                : Optional.empty());
    }

    private Optional<Answer> answer(Optional<HypothesisId> hypothesis, String key) {
        return answers.reversed().stream()
                .filter(answer -> answer.query().hypothesis().equals(hypothesis))
                .filter(answer -> answer.query().draft().key().equals(key))
                .findFirst();
    }
}
