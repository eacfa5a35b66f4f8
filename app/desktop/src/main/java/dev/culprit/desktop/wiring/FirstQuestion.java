package dev.culprit.desktop.wiring;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.llm.steps.AssistedReasoner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Measures an alert and tells what a model would be asked first. The model is not asked.
public final class FirstQuestion {
    private FirstQuestion() {}

    /// @throws Complaint when the alert cannot be measured
    public static String of(Home home, HomeModels models, OpenRequest request)
            throws InterruptedException {
        AssistedReasoner assisted =
                models.assisted(request.reasoner())
                        .orElseThrow(() ->
                                Complaint.badInput(
                                        "There is no model " + request.reasoner() + "."));
        var noting = new Noting(assisted);
        InvestigationState state = new Scratch(home, noting).run(request);
        return noting.text()
                .orElseThrow(() ->
                        new Complaint(
                                ExitCode.FAILED,
                                state.outcome().orElse("The alert could not be measured.")));
    }

    /// Has nothing to suspect, so that its investigation ends after the measurement.
    private static final class Noting implements Reasoner {
        private final AssistedReasoner assisted;
        private final AtomicReference<Optional<String>> noted =
                new AtomicReference<>(Optional.empty());

        private Noting(AssistedReasoner assisted) {
            this.assisted = assisted;
        }

        Optional<String> text() {
            return noted.get();
        }

        @Override
        public String name() {
            return assisted.name();
        }

        @Override
        public List<HypothesisDraft> hypotheses(CaseFile file) throws ReasonerException {
            noted.set(Optional.of(assisted.preview(file).text()));
            return List.of();
        }

        @Override
        public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
            return Optional.empty();
        }

        @Override
        public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer)
                throws ReasonerException {
            return assisted.interpret(file, hypothesis, answer);
        }

        @Override
        public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven)
                throws ReasonerException {
            return assisted.narrate(file, leading, proven);
        }

        @Override
        public Judgement judge(CaseFile file, Finding finding) throws ReasonerException {
            return assisted.judge(file, finding);
        }
    }
}
