package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.leash.Citable;
import dev.culprit.llm.leash.DeclaredTest;
import dev.culprit.llm.leash.Leash;
import dev.culprit.llm.leash.SentenceCheck;
import dev.culprit.llm.leash.TestRules;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.privacy.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the result of a query that the model wrote: by rule where it declared a test, and with the
/// model's words for it where their numbers stand in the result.
final class Readings {
    private static final int SUMMARY = 900;
    private static final List<String> VERDICTS = List.of("supports", "refutes", "neutral");

    private final Consultant consultant;
    private final CaseDocument document;

    Readings(Consultant consultant, Masking masking) {
        this.consultant = consultant;
        this.document = new CaseDocument(masking);
    }

    /// What the model says, as far as its numbers hold.
    private record Words(Verdict verdict, List<String> sentences, boolean differentiates) {}

    Interpretation read(
            CaseFile file, HypothesisId tested, Answer.Rows answer, DeclaredTest declared) {
        HypothesisDraft draft = file.hypothesis(tested).hypothesis().draft();
        QueryDraft query = answer.query().draft();
        if (query.test() == TestKind.FREE) {
            return Leash.ofOwnTest(free(file, tested, answer));
        }
        Interpretation ruled =
                TestRules.read(
                        file,
                        draft,
                        query.test(),
                        declared.expectation(),
                        answer.result(),
                        answer.query().id());
        Interpretation read = Leash.ofOwnTest(ruled);
        if (read.verdict() == Verdict.NEUTRAL) {
            return read;
        }
        return words(file, tested, answer, Optional.of(read))
                .map(words -> with(read, words.sentences()))
                .orElse(read);
    }

    /// Without a rule the model's own reading is all there is, and counts for little.
    private Interpretation free(CaseFile file, HypothesisId tested, Answer.Rows answer) {
        Interpretation unread =
                new Interpretation(
                        Verdict.NEUTRAL,
                        Confidence.NONE,
                        "The result has no fixed shape, and the model did not read it.",
                        List.of());
        Optional<Words> words = words(file, tested, answer, Optional.empty());
        if (words.isEmpty() || words.get().sentences().isEmpty()) {
            return unread;
        }
        boolean decides = words.get().differentiates();
        Verdict verdict = decides ? words.get().verdict() : Verdict.NEUTRAL;
        var read = new Interpretation(verdict, Leash.UNPROVEN, "As the model reads it:", List.of());
        return with(read, words.get().sentences());
    }

    private Optional<Words> words(
            CaseFile file,
            HypothesisId tested,
            Answer.Rows answer,
            Optional<Interpretation> ruled) {
        ObjectNode data = document.base(file);
        data.set("hypothesis", document.draft(file.hypothesis(tested).hypothesis().draft()));
        ObjectNode query = data.putObject("query");
        query.put("test", answer.query().draft().test().key());
        query.put("sql", document.text(answer.query().draft().sql()));
        data.set("result", document.result(answer));
        ruled.ifPresent(it -> {
            ObjectNode rule = data.putObject("rule");
            rule.put("verdict", it.verdict().key());
            rule.put("summary", document.text(it.summary()));
        });
        var citable =
                new Citable(
                        answer.query().id(),
                        answer.result(),
                        ruled.orElseGet(() ->
                                new Interpretation(
                                        Verdict.NEUTRAL, Confidence.NONE, "", List.of())));
        var check = new SentenceCheck(file, citable, List.of());
        return consultant.ask(
                Step.INTERPRETATION, Optional.of(tested), data, fields -> read(fields, check));
    }

    private static Remarked<Words> read(Fields fields, SentenceCheck check) {
        Verdict verdict =
                Verdict.valueOf(fields.oneOf("verdict", VERDICTS).toUpperCase(Locale.ROOT));
        List<String> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        take("Trigger", fields.optionalText("trigger"), check, kept, dropped);
        take("Mechanism", fields.optionalText("mechanism"), check, kept, dropped);
        boolean differs =
                take(
                        "Against rivals",
                        fields.optionalText("differentiating"),
                        check,
                        kept,
                        dropped);
        take("Next", fields.optionalText("next_step"), check, kept, dropped);
        return new Remarked<>(new Words(verdict, kept, differs), dropped);
    }

    private static boolean take(
            String label,
            Optional<String> text,
            SentenceCheck check,
            List<String> kept,
            List<String> dropped) {
        Optional<String> plain = text.map(it -> PlainText.of(it, 250)).filter(it -> !it.isBlank());
        if (plain.isEmpty()) {
            return false;
        }
        Optional<String> problem = check.inventedIn(plain.get());
        if (problem.isPresent()) {
            dropped.add(label.toLowerCase(Locale.ROOT) + ": " + problem.get());
            return false;
        }
        kept.add(label + ": " + plain.get() + (plain.get().matches(".*[.!?]") ? "" : "."));
        return true;
    }

    private static Interpretation with(Interpretation read, List<String> sentences) {
        String summary = read.summary() + " " + String.join(" ", sentences);
        return new Interpretation(
                read.verdict(),
                read.confidence(),
                PlainText.of(summary, SUMMARY),
                read.figures(),
                read.counterfactual(),
                read.control());
    }
}
