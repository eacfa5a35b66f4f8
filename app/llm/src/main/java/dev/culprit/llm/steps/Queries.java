package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.leash.DeclaredTest;
import dev.culprit.llm.leash.Expectation;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.privacy.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks the model for the next query of a hypothesis. The last places are kept for the proof that the
/// built-in analyst writes.
final class Queries {
    private static final int FOR_THE_PROOF = 2;
    private static final int LONGEST = 8_000;

    private final Consultant consultant;
    private final Masking masking;
    private final CaseDocument document;

    Queries(Consultant consultant, Masking masking) {
        this.consultant = consultant;
        this.masking = masking;
        this.document = new CaseDocument(masking);
    }

    private sealed interface Next {
        record Done() implements Next {}

        record Query(QueryDraft draft) implements Next {}
    }

    Optional<QueryDraft> next(CaseFile file, HypothesisId tested) {
        List<Answer> asked = asked(file, tested);
        if (!mayAsk(file, asked)) {
            return Optional.empty();
        }
        HypothesisState state = file.hypothesis(tested);
        ObjectNode data = document.base(file);
        data.set("hypothesis", document.draft(state.hypothesis().draft()));
        data.set("asked_so_far", document.asked(file, tested));
        int number = 1 + (int) asked.stream().filter(Answer.Rows.class::isInstance).count();
        return consultant
                .ask(Step.QUERY, Optional.of(tested), data, fields -> read(fields, file, number))
                .flatMap(next ->
                        next instanceof Next.Query(var draft)
                                ? Optional.of(draft)
                                : Optional.empty());
    }

    /// As many problems as may be retried, and once the proof has begun the model has had its turn.
    private static boolean mayAsk(CaseFile file, List<Answer> asked) {
        long problems = asked.stream().filter(Answer.Problem.class::isInstance).count();
        boolean proving =
                asked.stream().anyMatch(it -> DeclaredTest.of(it.query().draft()).isEmpty());
        int most = file.limits().queriesPerHypothesis() - FOR_THE_PROOF;
        return !proving
                && asked.size() < most
                && (problems == 0 || problems < file.limits().retries());
    }

    static List<Answer> asked(CaseFile file, HypothesisId tested) {
        return file.answers().stream()
                .filter(it -> it.query().hypothesis().equals(Optional.of(tested)))
                .toList();
    }

    private Remarked<Next> read(Fields fields, CaseFile file, int number) {
        boolean done = fields.flag("done");
        if (done) {
            List.of("why", "test", "expect", "sql").forEach(fields::optionalText);
            return Remarked.all(new Next.Done());
        }
        String why = PlainText.of(fields.text("why"), 200);
        TestKind kind = TestKind.valueOf(fields.oneOf("test", keys()).toUpperCase(Locale.ROOT));
        List<String> allowed = Expectation.of(kind).stream().map(Expectation::key).toList();
        Expectation expected =
                Expectation.valueOf(fields.oneOf("expect", allowed).toUpperCase(Locale.ROOT));
        String sql = masking.revealSql(fields.text("sql").strip());
        if (sql.length() > LONGEST) {
            fields.reject("sql", "is longer than " + LONGEST + " characters");
        }
        if (file.answers().stream().anyMatch(it -> alike(it.query().draft().sql(), sql))) {
            fields.reject("sql", "was asked already; write another query or set done to true");
        }
        var key = new DeclaredTest(number, expected).key();
        return Remarked.all(new Next.Query(new QueryDraft(key, why, kind, sql)));
    }

    private static List<String> keys() {
        return Arrays.stream(TestKind.values()).map(TestKind::key).toList();
    }

    private static boolean alike(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replaceAll(";$", "").toLowerCase(Locale.ROOT);
    }
}
