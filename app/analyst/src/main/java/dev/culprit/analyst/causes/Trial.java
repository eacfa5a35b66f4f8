package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tests of one suspect in their order: the signature of its fault, then the counterfactual.
public final class Trial {
    private static final double UNLIKELY = 0.3;
    private static final Confidence MODEST = new Confidence(0.4);

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
        if (key.equals(Contrast.KEY)) {
            return new Contrast(study, suspect, leading).read(result, query, signature);
        }
        Interpretation read = Cause.of(suspect.fault()).read(study, suspect, result, query);
        boolean unlikely = suspect.weight() < UNLIKELY && read.verdict() == Verdict.SUPPORTS;
        return unlikely ? modest(read) : read;
    }

    /// A signature in a slice that is itself within the noise does not count for much.
    private static Interpretation modest(Interpretation read) {
        return new Interpretation(
                read.verdict(),
                read.confidence().cappedAt(MODEST),
                read.summary(),
                read.figures(),
                read.counterfactual(),
                read.control());
    }

    public Cause.Expectations expectations() {
        return Cause.of(suspect.fault()).expectations(study, suspect);
    }
}
