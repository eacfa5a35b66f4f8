package dev.culprit.report;

import dev.culprit.core.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rows as comma-separated text that a spreadsheet opens without running any of it: a text that
/// would begin a formula gets an apostrophe before it. Lines end as RFC 4180 has them; NULL is an
/// empty field, an empty text is `""`.
final class SafeCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SafeCsv() {}

    static String of(QueryResult result) {
        var text = new StringBuilder();
        line(text, result.columns().stream().map(column -> Optional.of(column.name())).toList());
        for (QueryResult.Row row : result.rows()) {
            List<Optional<String>> cells = new ArrayList<>();
            for (int i = 0; i < result.columns().size(); i++) {
                cells.add(row.text(i));
            }
            line(text, cells);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<Optional<String>> cells) {
        text.append(
                String.join(
                        ",",
                        cells.stream()
                                .map(cell ->
                                        cell.map(SafeCsv::neutral).map(SafeCsv::quoted).orElse(""))
                                .toList()));
        text.append("\r\n");
    }

    static String neutral(String cell) {
        boolean formula =
                !cell.isEmpty()
                        && STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0
                        && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean needed = cell.isEmpty() || cell.chars().anyMatch(c -> ",;\"\n\r\t".indexOf(c) >= 0);
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
