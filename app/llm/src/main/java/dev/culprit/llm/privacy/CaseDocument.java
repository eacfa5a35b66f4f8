package dev.culprit.llm.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Locale;

/// The parts of a case file as a model gets them. Every text in it comes from outside and is masked
/// and capped; all of it goes into a [DataBlock].
public final class CaseDocument {
    private static final int SEGMENTS = 8;
    private static final int POINTS = 60;
    private static final int NOTES = 20;
    private static final int ASSUMPTIONS = 10;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Masking masking;
    private final Sayable say;

    public CaseDocument(Masking masking) {
        this.masking = masking;
        this.say = new Sayable(masking);
    }

    /// Alert, tables, lineage, measurement, ranking and notes: what every step may need.
    public ObjectNode base(CaseFile file) {
        learn(file);
        ObjectNode node = JSON.objectNode();
        node.set("alert", alert(file.alert()));
        node.put("sql_dialect", file.context().dialect().name().toLowerCase(Locale.ROOT));
        node.set("tables", tables(file));
        lineage(node.putArray("lineage"), file.context());
        file.measurement().ifPresent(measured -> node.set("measurement", measurement(measured)));
        file.ranking().ifPresent(ranking -> node.set("ranking", ranking(ranking)));
        node.set("notes_by_analyst", say.texts(file.notes(), NOTES, 1_000));
        return node;
    }

    private void learn(CaseFile file) {
        file.ranking().stream()
                .flatMap(ranking -> ranking.segments().stream())
                .forEach(segment -> masking.learn(segment.slice()));
        file.hypotheses().forEach(each -> masking.learn(each.hypothesis().draft().slice()));
    }

    private ObjectNode alert(Alert alert) {
        ObjectNode node = JSON.objectNode();
        node.put("dataset", say.text(alert.dataset(), Sayable.NAME));
        node.put("metric", alert.metric().kind().key());
        alert.metric().column().ifPresent(name -> node.put("column", say.text(name, Sayable.NAME)));
        alert.expectedValue().ifPresent(value -> node.put("expected_value", value));
        alert.actualValue().ifPresent(value -> node.put("actual_value", value));
        alert.window()
                .ifPresent(window -> {
                    node.put("window_column", say.text(window.column(), Sayable.NAME));
                    node.put("window_start", time(window.start()));
                    node.put("window_end", time(window.end()));
                });
        node.put("description", say.text(alert.description(), Sayable.LONG));
        return node;
    }

    private ArrayNode tables(CaseFile file) {
        ArrayNode array = JSON.arrayNode();
        for (Table table : RelevantTables.of(file)) {
            ObjectNode node = array.addObject();
            node.put("table", say.text(table.name().toString(), Sayable.NAME));
            table.rows().ifPresent(rows -> node.put("rows", rows));
            ObjectNode columns = node.putObject("columns");
            table.columns().stream()
                    .limit(RelevantTables.COLUMNS)
                    .forEach(column ->
                            columns.put(
                                    say.text(column.name(), Sayable.NAME),
                                    column.type().name().toLowerCase(Locale.ROOT)));
            node.set("primary_key", say.texts(table.primaryKey(), 8, Sayable.NAME));
            ArrayNode keys = node.putArray("foreign_keys");
            table.foreignKeys()
                    .forEach(key ->
                            keys.add(
                                    say.text(
                                            key.column()
                                                    + " -> "
                                                    + key.parent()
                                                    + "."
                                                    + key.parentColumn(),
                                            2 * Sayable.NAME)));
        }
        return array;
    }

    private void lineage(ArrayNode array, DatasetContext context) {
        context.lineage()
                .ifPresent(lineage ->
                        lineage.edges().stream()
                                .limit(30)
                                .forEach(edge ->
                                        array.add(
                                                say.text(
                                                        edge.from()
                                                                + " -> "
                                                                + edge.to()
                                                                + " via "
                                                                + edge.via(),
                                                        2 * Sayable.NAME))));
    }

    private ObjectNode measurement(Measurement measured) {
        ObjectNode node = JSON.objectNode();
        node.put("table", say.text(measured.table().toString(), Sayable.NAME));
        node.put("window_start", time(measured.window().start()));
        node.put("window_end", time(measured.window().end()));
        node.put("baseline_start", time(measured.baseline().start()));
        node.put("baseline_end", time(measured.baseline().end()));
        node.put("observed", Sayable.round(measured.observed()));
        node.put("expected", Sayable.round(measured.expected()));
        node.put("standard_deviations", Sayable.round(measured.score()));
        measured.onset().ifPresent(onset -> node.put("onset", time(onset)));
        node.set("assumptions", say.texts(measured.assumptions(), ASSUMPTIONS, Sayable.SENTENCE));
        ArrayNode series = node.putArray("series");
        List<Series.Point> points = measured.series().points();
        for (Series.Point point :
                points.subList(Math.max(0, points.size() - POINTS), points.size())) {
            series.addArray().add(time(point.at())).add(Sayable.round(point.value()));
        }
        return node;
    }

    private ObjectNode ranking(SegmentRanking ranking) {
        ObjectNode node = JSON.objectNode();
        node.put("table", say.text(ranking.table().toString(), Sayable.NAME));
        node.set("attributes_compared", say.texts(ranking.attributes(), 40, Sayable.NAME));
        ArrayNode segments = node.putArray("segments");
        for (Segment segment : ranking.segments().stream().limit(SEGMENTS).toList()) {
            ObjectNode one = segments.addObject();
            one.set("slice", say.slice(segment.slice()));
            one.put("rate", Sayable.round(segment.rate()));
            one.put("baseline_rate", Sayable.round(segment.baselineRate()));
            one.put("share_of_change", Sayable.round(segment.share()));
        }
        return node;
    }

    /// All hypotheses so far with where they stand.
    public ArrayNode hypotheses(CaseFile file) {
        ArrayNode array = JSON.arrayNode();
        for (HypothesisState state : file.hypotheses()) {
            ObjectNode node = draft(state.hypothesis().draft());
            node.put("id", state.id().toString());
            node.put("standing", state.standing().key());
            node.put("confidence", Sayable.round(state.confidence().value()));
            array.add(node);
        }
        return array;
    }

    public ArrayNode drafts(List<HypothesisDraft> drafts) {
        drafts.forEach(each -> masking.learn(each.slice()));
        ArrayNode array = JSON.arrayNode();
        drafts.forEach(each -> array.add(draft(each)));
        return array;
    }

    public ObjectNode draft(HypothesisDraft draft) {
        ObjectNode node = JSON.objectNode();
        node.put("title", say.text(draft.title(), 200));
        node.put("category", draft.category().key());
        node.put("fault", draft.fault().key());
        node.put("reasoning", say.text(draft.reasoning(), Sayable.SENTENCE));
        node.put("expected_if_true", say.text(draft.expectedIfTrue(), Sayable.SENTENCE));
        node.put("expected_if_false", say.text(draft.expectedIfFalse(), Sayable.SENTENCE));
        node.set("slice", say.slice(draft.slice()));
        draft.onset().ifPresent(onset -> node.put("onset", time(onset)));
        return node;
    }

    /// What was asked for a hypothesis and what came, in order.
    public ArrayNode asked(CaseFile file, HypothesisId about) {
        ArrayNode array = JSON.arrayNode();
        for (Answer answer : file.answers()) {
            if (answer.query().hypothesis().filter(about::equals).isPresent()) {
                ObjectNode node = array.addObject();
                node.put("sql", say.text(answer.query().draft().sql(), Sayable.LONG));
                switch (answer) {
                    case Answer.Rows(var query, var result) ->
                            node.set("result", say.result(query.draft().sql(), result));
                    case Answer.Problem(_, var message) ->
                            node.put("problem", say.text(message, Sayable.SENTENCE));
                }
            }
        }
        return array;
    }

    public ObjectNode result(Answer.Rows answer) {
        return say.result(answer.query().draft().sql(), answer.result());
    }

    /// One piece of evidence as it may be cited.
    public ObjectNode evidence(Evidence piece) {
        ObjectNode node = JSON.objectNode();
        node.put("hypothesis", piece.hypothesis().toString());
        node.put("verdict", piece.interpretation().verdict().key());
        node.put("confidence", Sayable.round(piece.interpretation().confidence().value()));
        node.put("summary", say.text(piece.interpretation().summary(), 600));
        ArrayNode figures = node.putArray("figures");
        for (Figure figure : piece.interpretation().figures()) {
            ObjectNode one = figures.addObject();
            one.put("label", say.text(figure.label(), Sayable.NAME));
            one.put("value", Sayable.round(figure.value()));
            one.put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    /// Any other text from outside, for example what was wrong with an answer.
    public String text(String text) {
        return say.text(text, Sayable.LONG);
    }

    static String time(java.time.LocalDateTime at) {
        return at.toString().replace('T', ' ');
    }
}
