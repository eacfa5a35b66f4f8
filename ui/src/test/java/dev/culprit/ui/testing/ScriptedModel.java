package dev.culprit.ui.testing;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Journal;
import dev.culprit.core.reasoning.Reasoner;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// The scripted analyst with a model at its side that thinks aloud before each interpretation and
/// answers when it is let.
public final class ScriptedModel implements Reasoner {
    public static final String NAME = "claude";
    public static final String PROMPT =
            """
            [system]
            You assist Culprit. You propose; code decides.

            Task: say what the result means for the hypothesis.

            [user]
            The data of this task:

            <data-5f0c>
            {"alert":{"table":"orders","metric":"null_rate","column":"user_id"},"rows":[["2.3.1",2310,"%s"],["2.3.0",2592,null]]}
            </data-5f0c>\
            """
                    .formatted(ScriptedModels.TOKEN);

    private static final String ANSWER =
            """
            ## Reasoning
            The rows of version 2.3.1 lack the user id, those of 2.3.0 do not. The customer %s is in both.

            ```json
            {"trigger": "release of 2.3.1", "mechanism": "the app stopped sending user_id"}
            ```\
            """
                    .formatted(ScriptedModels.TOKEN);

    private final ScriptedReasoner analyst = new ScriptedReasoner();
    private final CountDownLatch answers;
    private final Supplier<Optional<String>> problem;
    private final Optional<Journal> journal;

    /// @param problem why it does not answer
    ScriptedModel(
            CountDownLatch answers, Supplier<Optional<String>> problem, Optional<Journal> journal) {
        this.answers = answers;
        this.problem = problem;
        this.journal = journal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reasoner attend(Journal told) {
        return new ScriptedModel(answers, problem, Optional.of(told));
    }

    /// A question as the log keeps it.
    public static ModelConsulted question(
            String purpose, Optional<HypothesisId> about, Optional<String> problem) {
        return new ModelConsulted(
                "claude-sonnet",
                purpose,
                about,
                "00",
                PROMPT,
                problem.isPresent() ? "" : ANSWER,
                problem,
                2_140,
                310,
                new BigDecimal("0.0111"),
                Duration.ofMillis(3_400));
    }

    private void consult(String purpose, Optional<HypothesisId> about) {
        journal.ifPresent(told -> {
            told.thinking(about, "## Reasoning\nThe rows of version 2.3.1 lack");
            try {
                answers.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            told.consulted(question(purpose, about, problem.get()));
        });
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) {
        journal.ifPresent(
                told -> told.consulted(question("hypotheses", Optional.empty(), Optional.empty())));
        return analyst.hypotheses(file);
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
        return analyst.nextQuery(file, hypothesis);
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer) {
        consult("interpretation", Optional.of(hypothesis));
        return analyst.interpret(file, hypothesis, answer);
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) {
        consult("finding", Optional.empty());
        return analyst.narrate(file, leading, proven);
    }

    @Override
    public Optional<Proof> proof(CaseFile file, HypothesisId leading) {
        return analyst.proof(file, leading);
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) {
        return analyst.judge(file, finding);
    }
}
