package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tests of one suspect in their order: the signature of its fault, then the counterfactual.
public final class Trial {
    private final Study study;
    private final Suspect suspect;
    private final Slice leading;

    public Trial(Study study, Suspect suspect, Slice leading) {
        this.study = study;
        this.suspect = suspect;
        this.leading = leading;
    }

    public List<QueryDraft> tests() {
        List<QueryDraft> tests = new ArrayList<>();
        boolean broader = suspect.facts().containsKey(Contrast.BROADER);
        if (!broader) {
            Cause.of(suspect.fault()).signature(study, suspect).ifPresent(tests::add);
        }
        var contrast = new Contrast(study, suspect, leading);
        if (contrast.applies()) {
            tests.add(contrast.query());
        }
        return tests;
    }

    /// @param signature what the signature said, where it has been asked
    public Interpretation read(
            String key, QueryResult result, QueryId query, Optional<Verdict> signature) {
        return key.equals(Contrast.KEY)
                ? new Contrast(study, suspect, leading).read(result, query, signature)
                : Cause.of(suspect.fault()).read(study, suspect, result, query);
    }

    public Cause.Expectations expectations() {
        return Cause.of(suspect.fault()).expectations(study, suspect);
    }
}
