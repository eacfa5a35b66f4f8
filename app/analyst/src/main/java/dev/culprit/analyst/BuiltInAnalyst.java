package dev.culprit.analyst;

import dev.culprit.analyst.causes.Cause;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.causes.Trial;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds causes without any model: what the measurements point to becomes competing hypotheses, each
/// with the query that is typical of its fault and a counterfactual. Deterministic.
public final class BuiltInAnalyst implements Reasoner {
    private final Memory memory;

    /// Works everything out by itself.
    public BuiltInAnalyst() {
        this(new BuiltInMeasurer());
    }

    /// @param measurer what it worked out about a case is not worked out again
    public BuiltInAnalyst(BuiltInMeasurer measurer) {
        this.memory = measurer.memory();
    }

    @Override
    public String name() {
        return "built-in";
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) {
        Optional<Memory.Known> known = memory.known(file);
        if (known.isEmpty() || file.ranking().isEmpty()) {
            return List.of();
        }
        Study study = known.get().study();
        List<Suspect> raised = known.get().suspects();
        List<Suspect> rivals =
                new Coincidences(study, file).weave(Hypotheses.rivals(study, raised), raised);
        Slice leading = leading(known.get());
        return rivals.stream()
                .map(s -> Hypotheses.draft(study, s, leading, Coincidences.of(file, s.facts())))
                .toList();
    }

    private static Slice leading(Memory.Known known) {
        return known.suspects().isEmpty() ? Slice.EVERYTHING : known.suspects().getFirst().slice();
    }

    private Optional<Trial> trial(CaseFile file, HypothesisId hypothesis) {
        return memory.known(file)
                .map(known ->
                        new Trial(
                                known.study(),
                                suspect(file, hypothesis, known.study()),
                                leading(known)));
    }

    private static Suspect suspect(CaseFile file, HypothesisId hypothesis, Study study) {
        return Hypotheses.suspect(
                file.hypothesis(hypothesis).hypothesis().draft(), study.subject().name());
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
        return trial(file, hypothesis)
                .flatMap(trial ->
                        trial.tests().stream()
                                .filter(test -> file.answer(hypothesis, test.key()).isEmpty())
                                .findFirst());
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer) {
        HypothesisDraft draft = file.hypothesis(hypothesis).hypothesis().draft();
        return Coincidences.noted(
                byData(file, hypothesis, answer),
                Coincidences.of(file, draft.parameters()),
                answer.query().draft().key(),
                draft.onset());
    }

    private Interpretation byData(CaseFile file, HypothesisId hypothesis, Answer.Rows answer) {
        return trial(file, hypothesis)
                .map(trial ->
                        PartialRows.read(
                                file.hypothesis(hypothesis).hypothesis().draft().fault(),
                                trial.read(
                                        answer.query().draft().key(),
                                        answer.result(),
                                        answer.query().id(),
                                        signature(file, hypothesis)),
                                answer.result().provenance()))
                .orElseGet(() ->
                        new Interpretation(
                                Verdict.NEUTRAL,
                                Confidence.NONE,
                                "Without a measurement the result cannot be read.",
                                List.of()));
    }

    private static Optional<Verdict> signature(CaseFile file, HypothesisId hypothesis) {
        HypothesisState state = file.hypothesis(hypothesis);
        return file.answer(hypothesis, Cause.KEY)
                .flatMap(answer ->
                        state.evidence().stream()
                                .filter(e -> e.query().equals(answer.query().id()))
                                .findFirst())
                .map(Evidence::interpretation)
                .map(Interpretation::verdict);
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) {
        HypothesisState state = file.hypothesis(leading);
        return memory.known(file)
                .map(known ->
                        new Narratives(
                                        known.study(),
                                        file,
                                        state,
                                        suspect(file, leading, known.study()),
                                        proven)
                                .narrative())
                .orElseGet(() ->
                        new Narrative(
                                state.hypothesis().title() + ".",
                                List.of(
                                        new Statement(
                                                state.hypothesis().draft().reasoning(), List.of())),
                                List.of(),
                                List.of()));
    }

    @Override
    public List<Slice> additionalSlices(CaseFile file, HypothesisId leading) {
        return memory.known(file)
                .map(known ->
                        FurtherCauses.of(
                                known.study(), file.hypothesis(leading).hypothesis().draft()))
                .orElse(new ArrayList<>());
    }

    @Override
    public Optional<Proof> proof(CaseFile file, HypothesisId leading) {
        return memory.known(file)
                .flatMap(known ->
                        new Proofs(known, file, leading, suspect(file, leading, known.study()))
                                .proof());
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) {
        return Judging.of(finding);
    }
}
