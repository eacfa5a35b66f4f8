package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.llm.leash.DeclaredTest;
import dev.culprit.llm.leash.Leash;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Attends one investigation: the analyst's steps, and the model's where it may take part.
final class Attendant implements Reasoner {
    private static final int OWN_AT_LEAST = 3;

    private final String name;
    private final Reasoner analyst;
    private final Consultant consultant;
    private final Masking masking;
    private final Queries queries;
    private final Readings readings;
    private final Wording wording;
    private final Judging judging;
    private final Doubts doubts;
    private volatile Optional<Statement> caveat = Optional.empty();

    Attendant(String name, Reasoner analyst, Consultant consultant, Masking masking) {
        this.name = name;
        this.analyst = analyst;
        this.consultant = consultant;
        this.masking = masking;
        this.queries = new Queries(consultant, masking);
        this.readings = new Readings(consultant, masking);
        this.wording = new Wording(consultant, masking);
        this.judging = new Judging(consultant, masking);
        this.doubts = new Doubts(consultant, masking);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String author(HypothesisDraft draft) {
        return Proposals.isModels(draft) ? name : analyst.name();
    }

    /// The model's hypotheses come after all others, see [Leash].
    @Override
    public boolean waits(CaseFile file, HypothesisId hypothesis) {
        return Proposals.isModels(file.hypothesis(hypothesis));
    }

    @Override
    public List<HypothesisDraft> hypotheses(CaseFile file) throws ReasonerException {
        List<HypothesisDraft> own = analyst.hypotheses(file);
        boolean healed = file.measurement().isPresent() && file.ranking().isEmpty();
        int wanted = wanted(file, own);
        if (healed || wanted == 0) {
            return own;
        }
        var proposals = new Proposals(file, masking, own);
        List<HypothesisDraft> fresh =
                consultant
                        .ask(
                                Step.HYPOTHESES,
                                Optional.empty(),
                                question(file, own, wanted, masking),
                                fields -> proposals.list(fields, wanted))
                        .orElse(List.of());
        Optional<String> refusal = consultant.health().refusal();
        if (refusal.isPresent()) {
            throw new ReasonerException(
                    refusal.get(), new IllegalStateException("the model " + name + " refused"));
        }
        return together(own, fresh, file.limits().hypotheses());
    }

    static ObjectNode question(
            CaseFile file, List<HypothesisDraft> own, int wanted, Masking masking) {
        var document = new CaseDocument(masking);
        ObjectNode data = document.base(file);
        data.set("known_hypotheses", document.drafts(own));
        data.put("wanted", wanted);
        return data;
    }

    /// Free places, and at least one or two in which the analyst's weakest rivals would stand.
    static int wanted(CaseFile file, List<HypothesisDraft> own) {
        int most = file.limits().hypotheses();
        int free = most - own.size();
        int spare = Math.max(0, Math.min(2, most - OWN_AT_LEAST));
        return Math.max(free, spare);
    }

    /// The analyst's first, as many as fit; chance stays among them.
    private static List<HypothesisDraft> together(
            List<HypothesisDraft> own, List<HypothesisDraft> fresh, int most) {
        List<HypothesisDraft> all = new ArrayList<>(own);
        for (int i = own.size() - 1; i > 0 && all.size() + fresh.size() > most; i--) {
            if (own.get(i).fault() != FaultKind.EXPECTED_VARIANCE) {
                all.remove(i);
            }
        }
        all.addAll(fresh);
        return all;
    }

    @Override
    public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis)
            throws ReasonerException {
        HypothesisState state = file.hypothesis(hypothesis);
        if (Proposals.isModels(state)) {
            Optional<QueryDraft> own = queries.next(file, hypothesis);
            return own.isPresent() ? own : analyst.nextQuery(file, hypothesis);
        }
        Optional<QueryDraft> known = analyst.nextQuery(file, hypothesis);
        boolean analysts = state.hypothesis().author().equals(analyst.name());
        return known.isPresent() || analysts ? known : queries.next(file, hypothesis);
    }

    @Override
    public Interpretation interpret(CaseFile file, HypothesisId hypothesis, Answer.Rows answer)
            throws ReasonerException {
        Optional<DeclaredTest> declared = DeclaredTest.of(answer.query().draft());
        if (declared.isPresent()) {
            return readings.read(file, hypothesis, answer, declared.get());
        }
        Interpretation read = analyst.interpret(file, hypothesis, answer);
        HypothesisState state = file.hypothesis(hypothesis);
        return Proposals.isModels(state) ? Leash.ofProof(file, state, read) : read;
    }

    @Override
    public List<HypothesisDraft> alternatives(CaseFile file) {
        Doubts.Doubt doubt = doubts.about(file);
        caveat = doubt.caveat();
        return doubt.alternative().stream().toList();
    }

    @Override
    public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven)
            throws ReasonerException {
        Narrative plain = marked(analyst.narrate(file, leading, proven), proven);
        return caveats(wording.words(file, leading, proven, plain, Optional.empty()).orElse(plain));
    }

    /// A headline about something unproven says so.
    private static Narrative marked(Narrative words, boolean proven) {
        return proven || words.headline().startsWith(Wording.NOT_PROVEN)
                ? words
                : new Narrative(
                        Wording.NOT_PROVEN + words.headline(),
                        words.rootCause(),
                        words.causalChain(),
                        words.recommendations());
    }

    @Override
    public Optional<Narrative> rewrite(CaseFile file, Finding finding, String advice)
            throws ReasonerException {
        Narrative plain = analyst.narrate(file, finding.hypothesis(), true);
        return wording.words(file, finding.hypothesis(), true, plain, Optional.of(advice))
                .map(this::caveats);
    }

    /// What speaks against it, and that the model failed where it did.
    private Narrative caveats(Narrative words) {
        List<Statement> sentences = new ArrayList<>(words.rootCause());
        caveat.ifPresent(sentences::add);
        consultant
                .health()
                .failure()
                .map(why ->
                        "The model "
                                + name
                                + " did not answer every question, and the built-in analyst"
                                + " finished the case: "
                                + why)
                .ifPresent(text -> sentences.add(new Statement(text, List.of())));
        return new Narrative(
                words.headline(), sentences, words.causalChain(), words.recommendations());
    }

    @Override
    public List<Slice> additionalSlices(CaseFile file, HypothesisId leading) {
        return analyst.additionalSlices(file, leading);
    }

    @Override
    public Optional<Proof> proof(CaseFile file, HypothesisId leading) {
        return analyst.proof(file, leading);
    }

    @Override
    public Judgement judge(CaseFile file, Finding finding) throws ReasonerException {
        return judging.judge(file, finding, analyst.judge(file, finding));
    }
}
