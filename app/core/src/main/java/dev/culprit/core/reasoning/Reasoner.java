package dev.culprit.core.reasoning;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import java.util.List;
import java.util.Optional;

/// Proposes; code decides. Reads the case file and nothing else. Calls for different hypotheses come
/// in parallel.
public interface Reasoner {

    /// Name shown to the user, for example `built-in`.
    String name();

    /// The reasoner for one investigation. One that consults models keeps a budget and a record for
    /// each; one without has nothing to tell and serves all.
    default Reasoner attend(Journal journal) {
        return this;
    }

    /// Suspected causes, the most likely first; none when there is nothing to go by.
    List<HypothesisDraft> hypotheses(CaseFile file) throws ReasonerException;

    /// Who proposed a draft of [#hypotheses] or [#alternatives], as the log keeps it.
    default String author(HypothesisDraft draft) {
        return name();
    }

    /// Whether a hypothesis is tested only when all that do not wait are done: it may not take their
    /// queries, and is weighed against what came of them.
    default boolean waits(CaseFile file, HypothesisId hypothesis) {
        return false;
    }

    /// What else could explain the alert, asked once when everything is tested. Tested as well.
    default List<HypothesisDraft> alternatives(CaseFile file) throws ReasonerException {
        return List.of();
    }

    /// The next query that tests a hypothesis; none when it has no further test. After a refused,
    /// rejected or failed query the file holds the problem, and the answer is its rewording.
    Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) throws ReasonerException;

    /// Reads a result of that hypothesis.
    Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer)
            throws ReasonerException;

    /// Puts the leading hypothesis into words.
    ///
    /// @param proven whether it is confirmed or only came closest
    Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) throws ReasonerException;

    /// Further slices that carry part of the same change, the largest first.
    default List<Slice> additionalSlices(CaseFile file, HypothesisId leading) {
        return List.of();
    }

    /// What backs the leading hypothesis up beyond its evidence; nothing when nothing was computed.
    default Optional<Proof> proof(CaseFile file, HypothesisId leading) {
        return Optional.empty();
    }

    Judgement judge(CaseFile file, Finding finding) throws ReasonerException;

    /// Words a finding anew that did not pass its judgement; none when it stays as it is.
    default Optional<Narrative> rewrite(CaseFile file, Finding finding, String advice)
            throws ReasonerException {
        return Optional.empty();
    }

    /// @param advice what would make it better
    record Judgement(Quality quality, String advice) {}
}
