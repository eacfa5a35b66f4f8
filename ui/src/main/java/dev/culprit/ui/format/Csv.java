package dev.culprit.ui.format;

import dev.culprit.core.query.QueryResult;
import java.util.List;
import java.util.stream.Collectors;

/// Rows as comma-separated text for the clipboard: a header, LF line ends, an empty field for NULL.
public final class Csv {
    private Csv() {}

    public static String of(QueryResult result, List<QueryResult.Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(
                result.columns().stream()
                        .map(column -> field(column.name()))
                        .collect(Collectors.joining(",")));
        for (QueryResult.Row row : rows) {
            text.append('\n');
            for (int i = 0; i < result.columns().size(); i++) {
                text.append(i == 0 ? "" : ",").append(row.text(i).map(Csv::field).orElse(""));
            }
        }
        return text.append('\n').toString();
    }

    private static String field(String value) {
        boolean quoted = value.isEmpty() || value.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
