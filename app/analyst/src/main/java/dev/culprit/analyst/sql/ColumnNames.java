package dev.culprit.analyst.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the columns that an expression over the alias `t` uses, in whatever quotes.
final class ColumnNames {
    private static final Pattern COLUMN =
            Pattern.compile(
                    "\\bt\\.(?:\"([^\"]+)\"|`([^`]+)`|\\[([^\\]]+)]|([\\p{L}_][\\p{L}\\p{N}_$]*))");

    private ColumnNames() {}

    static List<String> in(String sql) {
        List<String> names = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(sql);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    names.add(matcher.group(group));
                }
            }
        }
        return names;
    }
}
