package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// Rows are missing or too many in a slice: the counterfactual says it all.
final class Volume implements Cause {
    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        return Optional.empty();
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        return Reading.neutral("The counterfactual decides.");
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        return new Expectations(
                "Only the slice left its expected number of rows; the rest follows its past.",
                "The rest moved by the same factor, or the slice follows its past.");
    }
}
