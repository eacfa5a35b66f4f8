package dev.culprit.connector.kit.extract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises in a query that was parsed by the engine one of the questions of [PushDown] and has
/// the source answer it. A query that is even a little different is not recognised.
final class PushDownReader {
    private static final int MOST_KEYS = 10_000;
    private static final List<String> MUST_BE_EMPTY =
            List.of("modifiers", "having", "sample", "qualify");

    private record Question(PushDown asked, List<ResultColumn> columns) {}

    /// @param parsed the engine's JSON of exactly one query
    Optional<QueryResult> answer(
            JsonNode parsed, ExtractNotes notes, Schema schema, RecordSource source)
            throws ConnectorException, InterruptedException {
        Optional<Question> question = question(parsed, notes, schema);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        Optional<PushDown.Answer> answer = source.ask(question.get().asked());
        return answer.map(rows -> result(question.get(), rows));
    }

    private static QueryResult result(Question question, PushDown.Answer answer) {
        List<Row> rows = new ArrayList<>();
        for (List<? extends @Nullable Object> values : answer.rows()) {
            rows.add(row(question, values));
        }
        Provenance provenance = Provenance.of(Coverage.FULL, "asked of the source itself");
        return new QueryResult(question.columns(), rows, rows.size(), provenance);
    }

    @SuppressWarnings("NullAway") // the annotation of Row's list is lost in its class file
    private static Row row(Question question, List<? extends @Nullable Object> values) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            cells.add(cell(values.get(i), question.columns().get(i).type()));
        }
        return new Row(cells);
    }

    private static @Nullable String cell(@Nullable Object value, DataType type) {
        if (value == null) {
            return null;
        }
        String text = Cell.of(value).text();
        return type == DataType.TIMESTAMP ? text.replace('T', ' ').replace("Z", "") : text;
    }

    private static Optional<Question> question(JsonNode parsed, ExtractNotes notes, Schema schema) {
        JsonNode node = parsed.at("/statements/0/node");
        JsonNode from = node.path("from_table");
        if (!node.path("type").asText().equals("SELECT_NODE")
                || !from.path("type").asText().equals("BASE_TABLE")
                || !node.at("/cte_map/map").isEmpty()
                || MUST_BE_EMPTY.stream().anyMatch(part -> !isEmpty(node.path(part)))) {
            return Optional.empty();
        }
        String table = from.path("table_name").asText().toLowerCase(Locale.ROOT);
        ExtractNotes.Noted noted = notes.objects().get(table);
        return noted == null
                ? Optional.empty()
                : new Recognised(node, table, noted.object(), notes, schema).question();
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isEmpty();
    }

    /// A query on one table without anything around it.
    private record Recognised(
            JsonNode node, String table, String object, ExtractNotes notes, Schema schema) {

        Optional<Question> question() {
            JsonNode selected = node.path("select_list");
            JsonNode where = node.path("where_clause");
            JsonNode groups = node.path("group_expressions");
            if (!groups.isEmpty()) {
                return isEmpty(where) ? byKey(selected, groups) : Optional.empty();
            }
            if (selected.size() == 1 && isCount(selected.get(0))) {
                return isEmpty(where)
                        ? count(new PushDown.Count(object))
                        : condition(where).flatMap(this::count);
            }
            return isEmpty(where) && selected.size() == 2 ? range(selected) : Optional.empty();
        }

        private Optional<Question> count(PushDown asked) {
            return Optional.of(
                    new Question(asked, List.of(countColumn(node.path("select_list").get(0)))));
        }

        private Optional<PushDown> condition(JsonNode where) {
            String type = where.path("type").asText();
            if (type.equals("OPERATOR_IS_NULL") && where.path("children").size() == 1) {
                return field(where.path("children").get(0))
                        .map(field -> new PushDown.CountNulls(object, field));
            }
            if (!type.equals("COMPARE_GREATERTHANOREQUALTO")) {
                return Optional.empty();
            }
            Optional<Instant> since = instant(where.path("right"));
            return since.isEmpty()
                    ? Optional.empty()
                    : typedField(where.path("left"))
                            .map(field -> new PushDown.CountSince(object, field, since.get()));
        }

        private Optional<Question> byKey(JsonNode selected, JsonNode groups) {
            boolean simple =
                    groups.size() == 1
                            && node.path("group_sets").size() == 1
                            && selected.size() == 2
                            && isCount(selected.get(1))
                            && columnName(selected.get(0)).isPresent()
                            && columnName(selected.get(0)).equals(columnName(groups.get(0)));
            if (!simple) {
                return Optional.empty();
            }
            return typedField(selected.get(0))
                    .map(field ->
                            new Question(
                                    new PushDown.CountByKey(object, field, MOST_KEYS),
                                    List.of(
                                            named(selected.get(0), selected.get(0)),
                                            countColumn(selected.get(1)))));
        }

        private Optional<Question> range(JsonNode selected) {
            JsonNode least = selected.get(0);
            JsonNode most = selected.get(1);
            if (!isPlain(least, "min") || !isPlain(most, "max")) {
                return Optional.empty();
            }
            JsonNode column = argument(least);
            return columnName(column).equals(columnName(argument(most)))
                    ? typedField(column)
                            .map(field ->
                                    new Question(
                                            new PushDown.Range(object, field),
                                            List.of(named(least, column), named(most, column))))
                    : Optional.empty();
        }

        private ResultColumn countColumn(JsonNode count) {
            String alias = count.path("alias").asText();
            return new ResultColumn(alias.isEmpty() ? "count_star()" : alias, DataType.INTEGER);
        }

        private ResultColumn named(JsonNode selected, JsonNode column) {
            String name = columnName(column).orElse("");
            String alias = selected.path("alias").asText();
            DataType type =
                    schema.table(table)
                            .flatMap(found -> found.column(name))
                            .map(Column::type)
                            .orElse(DataType.TEXT);
            return new ResultColumn(alias.isEmpty() ? name : alias, type);
        }

        private Optional<String> field(JsonNode column) {
            return noted(column).map(ExtractNotes.Field::path);
        }

        private Optional<String> typedField(JsonNode column) {
            return noted(column).filter(ExtractNotes.Field::typed).map(ExtractNotes.Field::path);
        }

        private Optional<ExtractNotes.Field> noted(JsonNode column) {
            return columnName(column)
                    .flatMap(name ->
                            Optional.ofNullable(notes.fields().get(table))
                                    .map(fields -> fields.get(name.toLowerCase(Locale.ROOT))));
        }
    }

    private static Optional<String> columnName(JsonNode node) {
        JsonNode names = node.path("column_names");
        return node.path("class").asText().equals("COLUMN_REF") && names.size() == 1
                ? Optional.of(names.get(0).asText())
                : Optional.empty();
    }

    private static boolean isCount(JsonNode node) {
        return isFunction(node, "count_star") && node.path("arguments").isEmpty();
    }

    private static boolean isPlain(JsonNode node, String function) {
        return isFunction(node, function) && node.path("arguments").size() == 1;
    }

    private static boolean isFunction(JsonNode node, String function) {
        return node.path("class").asText().equals("FUNCTION")
                && node.path("function_name").asText().equals(function)
                && isEmpty(node.path("filter"))
                && isEmpty(node.at("/order_bys/orders"))
                && !node.path("distinct").asBoolean();
    }

    private static JsonNode argument(JsonNode function) {
        return function.at("/arguments/0/expression");
    }

    /// `TIMESTAMP '2026-01-01 00:00:00'` or `DATE '2026-01-01'`.
    private static Optional<Instant> instant(JsonNode node) {
        String type = node.at("/type_expr/type_name").asText();
        if (!node.path("type").asText().equals("OPERATOR_CAST")
                || !(type.equals("TIMESTAMP") || type.equals("DATE"))) {
            return Optional.empty();
        }
        String text = node.at("/child/literal/text").asText().replace(' ', 'T');
        try {
            return Optional.of(
                    text.contains("T")
                            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
