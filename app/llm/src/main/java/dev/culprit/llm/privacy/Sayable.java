package dev.culprit.llm.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Turns texts, slices and results into what may be said: masked and capped. Numbers stay numbers.
final class Sayable {
    static final int NAME = 80;
    static final int CELL = 120;
    static final int SENTENCE = 400;
    static final int LONG = 2_000;
    static final int ROWS = 40;
    private static final int COLUMNS = 16;
    private static final Pattern ORDERED =
            Pattern.compile("\\border\\s+by\\b", Pattern.CASE_INSENSITIVE);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Masking masking;

    Sayable(Masking masking) {
        this.masking = masking;
    }

    String text(String text, int most) {
        String masked = masking.text(text);
        return masked.length() <= most
                ? masked
                : PlainText.cut(masked, most) + " (" + (masked.length() - most) + " more)";
    }

    String cell(String column, String value) {
        String masked = masking.value(column, value);
        return masked.length() <= CELL
                ? masked
                : PlainText.cut(masked, CELL) + " (" + (masked.length() - CELL) + " more)";
    }

    ArrayNode texts(Collection<String> texts, int most, int each) {
        ArrayNode array = JSON.arrayNode();
        texts.stream().limit(most).forEach(text -> array.add(text(text, each)));
        return array;
    }

    ObjectNode slice(Slice slice) {
        ObjectNode node = JSON.objectNode();
        slice.terms()
                .forEach(term ->
                        node.put(
                                text(term.attribute(), NAME),
                                cell(term.attribute(), term.value())));
        return node;
    }

    /// Without an order of its own a result comes in any order; then its rows are sorted, so that the same
    /// case asks the same.
    ObjectNode result(String sql, QueryResult result) {
        ObjectNode node = JSON.objectNode();
        List<QueryResult.ResultColumn> columns = result.columns().stream().limit(COLUMNS).toList();
        ArrayNode names = node.putArray("columns");
        columns.forEach(column -> names.add(text(column.name(), NAME)));
        ArrayNode rows = node.putArray("rows");
        for (QueryResult.Row row : rows(sql, result).stream().limit(ROWS).toList()) {
            ArrayNode cells = rows.addArray();
            for (int i = 0; i < columns.size(); i++) {
                QueryResult.ResultColumn column = columns.get(i);
                row.text(i)
                        .ifPresentOrElse(
                                text -> cells.add(cell(column.name(), text)), cells::addNull);
            }
        }
        node.put("row_count", result.rowCount());
        return node;
    }

    private static List<QueryResult.Row> rows(String sql, QueryResult result) {
        if (ORDERED.matcher(sql).find()) {
            return result.rows();
        }
        List<QueryResult.Row> sorted = new ArrayList<>(result.rows());
        sorted.sort(Comparator.comparing(row -> row.cells().toString()));
        return sorted;
    }

    /// Six significant digits are enough to reason with.
    static double round(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
    }
}
