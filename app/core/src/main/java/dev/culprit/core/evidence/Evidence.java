package dev.culprit.core.evidence;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;

/// A result of a query and what it says about a hypothesis.
public record Evidence(
        EvidenceId id,
        HypothesisId hypothesis,
        QueryId query,
        TestKind test,
        Interpretation interpretation) {}
