package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.leash.Citable;
import dev.culprit.llm.leash.SentenceCheck;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lets the model argue against the leading hypothesis while that is not near certain. What can be tested
/// becomes a hypothesis; what cannot is told in the finding.
final class Doubts {
    private final Consultant consultant;
    private final Masking masking;
    private final CaseDocument document;

    Doubts(Consultant consultant, Masking masking) {
        this.consultant = consultant;
        this.masking = masking;
        this.document = new CaseDocument(masking);
    }

    record Doubt(Optional<HypothesisDraft> alternative, Optional<Statement> caveat) {
        static final Doubt NONE = new Doubt(Optional.empty(), Optional.empty());
    }

    Doubt about(CaseFile file) {
        Optional<HypothesisState> leading =
                leading(file, Standing.CONFIRMED).or(() -> leading(file, Standing.OPEN));
        boolean sure =
                leading.filter(it -> it.confidence().atLeast(EvidenceRules.EARLY_STOP)).isPresent();
        if (leading.isEmpty() || sure) {
            return Doubt.NONE;
        }
        ObjectNode data = document.base(file);
        data.set("leading", document.draft(leading.get().hypothesis().draft()));
        data.set("known_hypotheses", document.hypotheses(file));
        new Wording(consultant, masking).citable(data, file);
        return consultant
                .ask(
                        Step.COUNTER,
                        Optional.of(leading.get().id()),
                        data,
                        fields -> read(fields, file))
                .orElse(Doubt.NONE);
    }

    private Remarked<Doubt> read(Fields fields, CaseFile file) {
        List<String> dropped = new ArrayList<>();
        var proposals = new Proposals(file, masking, List.of());
        var check = new SentenceCheck(file, new Citable(file), List.of());
        Optional<HypothesisDraft> alternative =
                fields.object("alternative", it -> proposals.draft(it, dropped))
                        .flatMap(draft -> draft);
        Optional<Statement> caveat =
                fields.object("caveat", it -> Wording.sentence(it, check, dropped))
                        .flatMap(statement -> statement);
        return new Remarked<>(new Doubt(alternative, caveat), dropped);
    }

    private static Optional<HypothesisState> leading(CaseFile file, Standing standing) {
        return file.hypotheses().stream()
                .filter(it -> it.standing() == standing && !it.evidence().isEmpty())
                .max(
                        Comparator.comparing(HypothesisState::confidence)
                                .thenComparing(HypothesisState::id, Comparator.reverseOrder()));
    }
}
