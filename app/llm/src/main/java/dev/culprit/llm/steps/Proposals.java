package dev.culprit.llm.steps;

import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.llm.answer.Fields;
import dev.culprit.llm.leash.Citable;
import dev.culprit.llm.leash.SentenceCheck;
import dev.culprit.llm.leash.Times;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.privacy.PlainText;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads hypotheses of a model: only what exists is suspected, in words that invent nothing, and nothing
/// is suspected twice.
final class Proposals {
    private static final String PROPOSED_BY = "proposed_by";
    private static final String MODEL = "model";
    private static final String TWICE = "is suspected already";
    private static final int TERMS = 4;

    private final CaseFile file;
    private final Masking masking;
    private final List<HypothesisDraft> known;
    private final SentenceCheck check;

    /// @param known what is suspected already
    Proposals(CaseFile file, Masking masking, List<HypothesisDraft> known) {
        this.file = file;
        this.masking = masking;
        this.known =
                Stream.concat(
                                known.stream(),
                                file.hypotheses().stream().map(it -> it.hypothesis().draft()))
                        .toList();
        this.check = new SentenceCheck(file, new Citable(file), List.of());
    }

    static boolean isModels(HypothesisDraft draft) {
        return MODEL.equals(draft.parameters().get(PROPOSED_BY));
    }

    static boolean isModels(HypothesisState state) {
        return isModels(state.hypothesis().draft());
    }

    /// At most that many; what is wrong is dropped, unless all is.
    Remarked<List<HypothesisDraft>> list(Fields fields, int most) {
        List<String> dropped = new ArrayList<>();
        List<HypothesisDraft> kept = new ArrayList<>();
        List<Optional<HypothesisDraft>> read =
                fields.list("hypotheses", 0, 40, it -> draft(it, dropped));
        read.stream().flatMap(Optional::stream).limit(most).forEach(kept::add);
        boolean allWrong = kept.isEmpty() && !read.isEmpty();
        if (allWrong && dropped.stream().noneMatch(why -> why.endsWith(TWICE))) {
            fields.reject("hypotheses", String.join("; ", dropped.stream().limit(6).toList()));
        }
        return new Remarked<>(distinct(kept), dropped);
    }

    /// One hypothesis; empty when it names what does not exist or is suspected already.
    Optional<HypothesisDraft> draft(Fields fields, List<String> dropped) {
        String title = PlainText.of(fields.text("title"), 190);
        Category category = category(fields.oneOf("category", keys(Category.values())));
        FaultKind fault = fault(fields.oneOf("fault", keys(FaultKind.values())));
        String reasoning = PlainText.of(fields.text("reasoning"), 600);
        String ifTrue = PlainText.of(fields.text("expected_if_true"), 400);
        String ifFalse = PlainText.of(fields.text("expected_if_false"), 400);
        List<String> tables = fields.texts("tables", 0, 6);
        List<String> columns = fields.texts("columns", 0, 8);
        List<Map.Entry<String, String>> terms = fields.pairs("slice", TERMS);
        Optional<LocalDateTime> onset = fields.optionalText("onset").flatMap(Times::parse);
        Optional<String> problem =
                unknown(tables, columns, terms).or(() -> wording(title, ifTrue, ifFalse));
        if (problem.isPresent() || title.isBlank()) {
            dropped.add("\"" + title + "\" " + problem.orElse("has no title"));
            return Optional.empty();
        }
        var draft =
                new HypothesisDraft(
                        title,
                        category,
                        fault,
                        checked(reasoning),
                        ifTrue,
                        ifFalse,
                        slice(terms),
                        tables(tables),
                        columns.stream().map(Proposals::bare).toList(),
                        onset,
                        Map.of(PROPOSED_BY, MODEL));
        if (known.stream().anyMatch(it -> same(it, draft))) {
            dropped.add("\"" + title + "\" " + TWICE);
            return Optional.empty();
        }
        return Optional.of(draft);
    }

    /// The same suspicion: same fault in the same place, or the same title.
    private static boolean same(HypothesisDraft one, HypothesisDraft other) {
        boolean place =
                one.fault() == other.fault() && plain(one.slice()).equals(plain(other.slice()));
        return place || normal(one.title()).equals(normal(other.title()));
    }

    /// Attributes without their table.
    private static Map<String, String> plain(Slice slice) {
        Map<String, String> plain = new HashMap<>();
        slice.terms().forEach(term -> plain.put(bare(term.attribute()), term.value()));
        return plain;
    }

    private static String normal(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static List<HypothesisDraft> distinct(List<HypothesisDraft> drafts) {
        List<HypothesisDraft> kept = new ArrayList<>();
        for (HypothesisDraft draft : drafts) {
            if (kept.stream().noneMatch(it -> same(it, draft))) {
                kept.add(draft);
            }
        }
        return kept;
    }

    private Optional<String> unknown(
            List<String> tables, List<String> columns, List<Map.Entry<String, String>> terms) {
        Schema schema = file.context().schema();
        for (String table : tables) {
            if (schema.table(table).isEmpty()) {
                return Optional.of(
                        "names the table " + PlainText.of(table, 60) + ", which does not exist");
            }
        }
        Stream<String> names =
                Stream.concat(columns.stream(), terms.stream().map(Map.Entry::getKey));
        return names.filter(name -> !exists(schema, name))
                .findFirst()
                .map(name ->
                        "names the column " + PlainText.of(name, 60) + ", which does not exist");
    }

    /// `column` of any table, or `table.column`.
    private static boolean exists(Schema schema, String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? schema.tables().stream().anyMatch(table -> table.column(name).isPresent())
                : schema.table(name.substring(0, dot))
                        .flatMap(table -> table.column(name.substring(dot + 1)))
                        .isPresent();
    }

    private Optional<String> wording(String title, String ifTrue, String ifFalse) {
        if (normal(ifTrue).equals(normal(ifFalse))) {
            return Optional.of("expects the same whether it is right or wrong");
        }
        return check.inventedIn(title).map(why -> "cannot be titled so: " + why);
    }

    /// Reasons that invent numbers are left out.
    private String checked(String reasoning) {
        return check.inventedIn(reasoning).isPresent() ? "Proposed by the model." : reasoning;
    }

    private Slice slice(List<Map.Entry<String, String>> terms) {
        return new Slice(
                terms.stream()
                        .map(term ->
                                new Slice.Term(
                                        attribute(term.getKey()), masking.reveal(term.getValue())))
                        .toList());
    }

    /// As the built-in analyst calls it: bare for a column of the measured table.
    private String attribute(String name) {
        int dot = name.lastIndexOf('.');
        Optional<TableName> measured = file.ranking().map(it -> it.table());
        boolean own =
                dot > 0 && measured.filter(it -> it.matches(name.substring(0, dot))).isPresent();
        return own ? name.substring(dot + 1) : name;
    }

    private List<TableName> tables(List<String> names) {
        Schema schema = file.context().schema();
        return names.stream()
                .flatMap(name -> schema.table(name).stream())
                .map(Table::name)
                .toList();
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Category category(String key) {
        return Category.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static FaultKind fault(String key) {
        return FaultKind.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static List<String> keys(Enum<?>[] values) {
        return Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }
}
