package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.leash.Citable;
import dev.culprit.llm.leash.SentenceCheck;
import dev.culprit.llm.privacy.CaseDocument;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.privacy.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lets the model word a finding, sentence by sentence, and keeps what its evidence carries. What is
/// missing then is taken from the built-in analyst's words.
final class Wording {
    static final String NOT_PROVEN = "Not proven, but closest: ";
    private static final int SENTENCE = 500;
    private static final int LONGEST_SQL = 8_000;
    private static final Pattern READS = Pattern.compile("(?is)\\s*(select|with)\\b.*");

    private final Consultant consultant;
    private final CaseDocument document;
    private final Masking masking;

    Wording(Consultant consultant, Masking masking) {
        this.consultant = consultant;
        this.masking = masking;
        this.document = new CaseDocument(masking);
    }

    /// @param plain the built-in analyst's words
    /// @param advice what the last version lacked
    Optional<Narrative> words(
            CaseFile file,
            HypothesisId leading,
            boolean proven,
            Narrative plain,
            Optional<String> advice) {
        HypothesisState state = file.hypothesis(leading);
        ObjectNode data = document.base(file);
        data.set("leading", document.draft(state.hypothesis().draft()));
        data.put("leading_id", leading.toString());
        data.put("proven", proven);
        data.set("known_hypotheses", document.hypotheses(file));
        citable(data, file);
        advice.ifPresent(text -> data.put("advice", document.text(text)));
        var check = new SentenceCheck(file, new Citable(file), List.of(state.hypothesis().title()));
        return consultant.ask(
                Step.FINDING,
                Optional.of(leading),
                data,
                fields -> read(fields, state, proven, plain, check));
    }

    void citable(ObjectNode data, CaseFile file) {
        ObjectNode node = data.putObject("citable");
        file.measurement().ifPresent(_ -> node.put("m", "the measurement above"));
        file.ranking().ifPresent(_ -> node.put("r", "the ranking above"));
        for (HypothesisState state : file.hypotheses()) {
            for (int i = 0; i < state.evidence().size(); i++) {
                node.set(Citable.id(state, i), document.evidence(state.evidence().get(i)));
            }
        }
    }

    private Remarked<Narrative> read(
            Fields fields,
            HypothesisState leading,
            boolean proven,
            Narrative plain,
            SentenceCheck check) {
        List<String> dropped = new ArrayList<>();
        String headline = PlainText.of(fields.text("headline"), 250);
        List<Statement> causes = sentences(fields, "root_cause", 14, check, dropped);
        List<Statement> chain = sentences(fields, "causal_chain", 8, check, dropped);
        List<Recommendation> todo =
                fields
                        .list("recommendations", 0, 8, it -> recommendation(it, check, dropped))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (causes.isEmpty()) {
            fields.reject(
                    "root_cause",
                    "has no sentence that can stand: "
                            + String.join("; ", dropped.stream().limit(6).toList()));
        }
        Optional<String> bad = headline(headline, leading, check);
        bad.ifPresent(why -> dropped.add("headline: " + why));
        return new Remarked<>(
                new Narrative(
                        bad.isPresent() ? plain.headline() : mark(headline, proven),
                        withProof(causes, leading, plain),
                        chain.size() < 2 ? plain.causalChain() : chain,
                        todo.isEmpty() ? plain.recommendations() : todo),
                dropped);
    }

    private static String mark(String headline, boolean proven) {
        return proven ? headline : NOT_PROVEN + headline;
    }

    /// A headline names the place: a value of the slice, a column or a table.
    private Optional<String> headline(
            String headline, HypothesisState leading, SentenceCheck check) {
        HypothesisDraft draft = leading.hypothesis().draft();
        String lower = masking.reveal(headline).toLowerCase(Locale.ROOT);
        List<String> places =
                Stream.of(
                                draft.slice().terms().stream().map(Slice.Term::value),
                                draft.columns().stream(),
                                draft.tables().stream().map(Object::toString))
                        .flatMap(names -> names)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        boolean names =
                draft.fault() == FaultKind.EXPECTED_VARIANCE
                        || places.isEmpty()
                        || places.stream().anyMatch(lower::contains);
        return names
                ? check.inventedIn(headline)
                : Optional.of("it does not name where the fault is");
    }

    private List<Statement> sentences(
            Fields fields, String name, int most, SentenceCheck check, List<String> dropped) {
        return fields.list(name, 0, most, it -> sentence(it, check, dropped)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Statement> sentence(Fields fields, SentenceCheck check, List<String> dropped) {
        String text = PlainText.of(fields.text("text"), SENTENCE);
        List<String> cites = fields.texts("cites", 0, 12);
        Optional<String> problem = check.problem(text, cites);
        if (problem.isPresent()) {
            dropped.add("\"" + PlainText.of(text, 80) + "\": " + problem.get());
            return Optional.empty();
        }
        return Optional.of(new Statement(text, check.queries(cites)));
    }

    /// SQL of a recommendation is text for people; only text that reads is passed on.
    private Optional<Recommendation> recommendation(
            Fields fields, SentenceCheck check, List<String> dropped) {
        String text = PlainText.of(fields.text("text"), SENTENCE);
        Optional<String> sql = fields.optionalText("sql").map(String::strip);
        Optional<String> problem = check.inventedIn(text);
        if (problem.isPresent()) {
            dropped.add("recommendation: " + problem.get());
            return Optional.empty();
        }
        if (sql.isPresent() && !reads(sql.get())) {
            dropped.add("recommendation: its SQL does not only read");
            return Optional.empty();
        }
        return Optional.of(new Recommendation(text, sql.map(masking::revealSql)));
    }

    private static boolean reads(String sql) {
        return READS.matcher(sql).matches()
                && sql.length() <= LONGEST_SQL
                && !sql.replaceAll(";\\s*$", "").contains(";");
    }

    /// The sentence of the deciding result is never lost.
    private static List<Statement> withProof(
            List<Statement> causes, HypothesisState leading, Narrative plain) {
        Optional<QueryId> decisive = leading.decisive().map(Evidence::query);
        boolean told =
                decisive.isEmpty()
                        || causes.stream().anyMatch(it -> it.cites().contains(decisive.get()));
        if (told) {
            return causes;
        }
        Stream<Statement> proof =
                plain.rootCause().stream().filter(it -> it.cites().contains(decisive.get()));
        return Stream.concat(causes.stream(), proof).toList();
    }
}
