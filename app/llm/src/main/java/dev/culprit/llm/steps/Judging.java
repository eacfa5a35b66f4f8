package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner.Judgement;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.privacy.PlainText;
import java.util.Optional;

/// Lets the model judge a finding. The marks that the built-in analyst gives by rule are the anchor; the
/// model moves each by at most [#LEEWAY].
final class Judging {
    static final double LEEWAY = 0.25;

    private final Consultant consultant;
    private final CaseDocument document;

    Judging(Consultant consultant, Masking masking) {
        this.consultant = consultant;
        this.document = new CaseDocument(masking);
    }

    Judgement judge(CaseFile file, Finding finding, Judgement ruled) {
        ObjectNode data = document.base(file);
        ObjectNode node = data.putObject("finding");
        node.put("headline", document.text(finding.narrative().headline()));
        sentences(node.putArray("root_cause"), finding.narrative().rootCause());
        sentences(node.putArray("causal_chain"), finding.narrative().causalChain());
        ArrayNode todo = node.putArray("recommendations");
        finding.narrative().recommendations().forEach(it -> todo.add(document.text(it.text())));
        return consultant
                .ask(
                        Step.JUDGE,
                        Optional.of(finding.hypothesis()),
                        data,
                        fields -> read(fields, ruled))
                .orElse(ruled);
    }

    private void sentences(ArrayNode array, Iterable<Statement> statements) {
        statements.forEach(it -> array.add(document.text(it.text())));
    }

    private static Remarked<Judgement> read(Fields fields, Judgement ruled) {
        Quality anchor = ruled.quality();
        var quality =
                new Quality(
                        near(anchor.causalDepth(), fields.number("causal_depth", 0, 1)),
                        near(anchor.specificity(), fields.number("specificity", 0, 1)),
                        near(anchor.actionability(), fields.number("actionability", 0, 1)));
        String advice = PlainText.of(fields.text("advice"), 600);
        return Remarked.all(new Judgement(quality, advice));
    }

    private static double near(double anchor, double mark) {
        double kept = Math.clamp(mark, anchor - LEEWAY, anchor + LEEWAY);
        return Math.round(Math.clamp(kept, 0, 1) * 1000) / 1000.0;
    }
}
