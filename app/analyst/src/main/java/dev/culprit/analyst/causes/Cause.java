package dev.culprit.analyst.causes;

import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import java.util.Optional;

/// What is typical of one kind of fault: the query that would show it and the rule that reads the
/// result. A signature alone never decides; the counterfactual follows.
public interface Cause {
    String KEY = "signature";

    /// The most a signature alone may claim, below the level at which testing stops.
    double MOST = 0.84;

    /// The query that tells this fault from its rivals; none when the counterfactual says it all.
    Optional<QueryDraft> signature(Study study, Suspect suspect);

    Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query);

    /// What a result must show if the suspect is right, and what if not.
    Expectations expectations(Study study, Suspect suspect);

    /// Two outcomes that exclude each other.
    record Expectations(String ifTrue, String ifFalse) {}

    static Cause of(FaultKind fault) {
        return switch (fault) {
            case NULL_SPIKE -> new NullSpike();
            case UPSTREAM_STALLED -> new UpstreamStalled();
            case ORPHANED_FK -> new OrphanedKeys();
            case FORMAT_DRIFT -> new Shapes(false);
            case TRUNCATED_STRINGS -> new Shapes(true);
            case LATE_ARRIVAL -> new Lags(false);
            case TIMEZONE_SHIFT -> new Lags(true);
            case UNIT_CHANGE -> new Factors(true);
            case DISTRIBUTION_SHIFT -> new Factors(false);
            case DEFAULT_SUBSTITUTION -> new Defaulted();
            case CATEGORY_RENAME -> new Renamed();
            case JOIN_FANOUT -> new FanOut();
            case MIX_SHIFT -> new MixShift();
            case EXPECTED_VARIANCE -> new ExpectedVariance();
            case DUPLICATE_ROWS -> new DuplicatedRows();
            case VOLUME_DROP, VOLUME_SPIKE, OTHER -> new Volume();
        };
    }
}
