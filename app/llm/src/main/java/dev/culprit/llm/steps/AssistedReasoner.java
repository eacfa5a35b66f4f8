package dev.culprit.llm.steps;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Journal;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.llm.Models;
import dev.culprit.llm.chat.Budget;
import dev.culprit.llm.chat.Divergence;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.RecordingModel;
import dev.culprit.llm.chat.ReplayingModel;
import dev.culprit.llm.chat.Spending;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The built-in analyst with a model at its side. The analyst's hypotheses stay first and are tested as
/// ever; the model adds suspicions, queries, doubts and words, each on the leash. Without the model's
/// answer every step ends as the analyst alone would end it.
///
/// Each investigation is attended by a reasoner of its own ([#attend]); unattended it is the analyst.
public final class AssistedReasoner implements Reasoner {
    private final String name;
    private final Reasoner analyst;
    private final ModelSource models;
    private final Supplier<Masking> maskings;

    /// @param name of the model as the user configured it, `--reasoner NAME`
    /// @param analyst works without a model
    /// @param maskings a new one for each investigation, all with the same key
    public AssistedReasoner(
            String name, Reasoner analyst, ModelSource models, Supplier<Masking> maskings) {
        this.name = name;
        this.analyst = analyst;
        this.models = models;
        this.maskings = maskings;
    }

    /// With a configured model, its budget fresh for each investigation.
    ///
    /// @param maskings [Masking#with] the machine's key, or [Masking#off] when the user wants that
    public static AssistedReasoner with(
            Models models, ModelProfile profile, Reasoner analyst, Supplier<Masking> maskings) {
        return new AssistedReasoner(
                profile.name(),
                analyst,
                events ->
                        models.open(
                                profile,
                                new Budget(profile.limits(), profile.prices(), Spending.NOTHING),
                                events),
                maskings);
    }

    /// Answers with what a saved investigation has recorded, without model and network.
    ///
    /// @param recording in the order of the log
    /// @param report told of the first question that was not asked like this
    public static AssistedReasoner replaying(
            String name,
            Reasoner analyst,
            List<ModelConsulted> recording,
            Supplier<Masking> maskings,
            Consumer<Divergence> report) {
        var replay = new ReplayingModel(recording, report);
        return new AssistedReasoner(
                name, analyst, events -> new RecordingModel(replay, Prices.FREE, events), maskings);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reasoner attend(Journal journal) {
        return new Attendant(
                name, analyst.attend(journal), new Consultant(models, journal), maskings.get());
    }

    /// What would be sent to the model first, for a case that is measured. Sends nothing.
    public Preview preview(CaseFile file) throws ReasonerException {
        Masking masking = maskings.get();
        List<HypothesisDraft> drafts = analyst.hypotheses(file);
        String text =
                Step.HYPOTHESES
                        .prompt(
                                Attendant.question(
                                        file, drafts, Attendant.wanted(file, drafts), masking),
                                Optional.empty())
                        .text();
        return new Preview(text, masking.tokens());
    }

    /// Knows what the tokens in a case's texts stand for, so that they can be read on this machine.
    ///
    /// @param masking a new one with the machine's key
    public static Masking revealing(CaseFile file, Masking masking) {
        var document = new CaseDocument(masking);
        document.base(file);
        document.hypotheses(file);
        for (Answer answer : file.answers()) {
            if (answer instanceof Answer.Rows rows) {
                document.result(rows);
            }
        }
        return masking;
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) throws ReasonerException {
        return analyst.hypotheses(file);
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis)
            throws ReasonerException {
        return analyst.nextQuery(file, hypothesis);
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer)
            throws ReasonerException {
        return analyst.interpret(file, hypothesis, answer);
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven)
            throws ReasonerException {
        return analyst.narrate(file, leading, proven);
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) throws ReasonerException {
        return analyst.judge(file, finding);
    }
}
