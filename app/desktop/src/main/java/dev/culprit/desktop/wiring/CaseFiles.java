package dev.culprit.desktop.wiring;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import java.util.List;
import java.util.Optional;

/// A stored case as a reasoner reads it.
final class CaseFiles {
    private CaseFiles() {}

    /// As it was when nothing was suspected yet; it must have its context.
    static CaseFile measured(InvestigationState state) {
        return file(
                state,
                List.of(),
                state.queries().stream()
                        .filter(query -> about(query).isEmpty())
                        .flatMap(query -> answer(query).stream())
                        .toList());
    }

    /// As it is now.
    static CaseFile whole(InvestigationState state) {
        return file(
                state,
                state.hypotheses(),
                state.queries().stream().flatMap(query -> answer(query).stream()).toList());
    }

    private static Optional<HypothesisId> about(QueryState query) {
        return query.query().hypothesis();
    }

    private static Optional<Answer> answer(QueryState query) {
        Optional<Answer> rows =
                query.result().map(result -> new Answer.Rows(query.query(), result));
        return rows.or(
                () -> query.problem().map(problem -> new Answer.Problem(query.query(), problem)));
    }

    private static CaseFile file(
            InvestigationState state, List<HypothesisState> hypotheses, List<Answer> answers) {
        return new CaseFile(
                state.alert(),
                state.context().orElseThrow(),
                state.limits(),
                state.measurement(),
                state.ranking(),
                hypotheses,
                answers,
                state.notes());
    }
}
