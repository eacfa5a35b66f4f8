package dev.culprit.desktop.command;

import dev.culprit.core.investigation.QueryState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What queries have to read of a Parquet file, from its footer: the compressed bytes of the columns a
/// query names, in the row groups whose times overlap the span it asks for. What an engine skips
/// beyond that is not seen, so this is an upper bound.
final class ParquetBytes {
    private static final Pattern FROM = Pattern.compile(">= TIMESTAMP '([^']+)'");
    private static final Pattern TO = Pattern.compile("< TIMESTAMP '([^']+)'");

    private record Chunk(String column, String first, String last, long bytes) {}

    private final List<Chunk> chunks = new ArrayList<>();

    ParquetBytes(Path file) throws SQLException {
        String sql =
                """
                SELECT c.path_in_schema, t.stats_min_value, t.stats_max_value, c.total_compressed_size
                FROM parquet_metadata('%1$s') c JOIN parquet_metadata('%1$s') t
                  ON t.row_group_id = c.row_group_id AND t.path_in_schema = 'created_at'
                """
                        .formatted(file);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                chunks.add(
                        new Chunk(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4)));
            }
        }
    }

    long readBy(List<QueryState> queries) {
        return queries.stream().mapToLong(query -> readBy(query.sql())).sum();
    }

    private long readBy(String sql) {
        String from = matches(FROM, sql).min(String::compareTo).orElse("0");
        String to = matches(TO, sql).max(String::compareTo).orElse("9");
        return chunks.stream()
                .filter(chunk -> sql.matches("(?s).*\\b" + chunk.column + "\\b.*"))
                .filter(chunk -> chunk.last.compareTo(from) >= 0 && chunk.first.compareTo(to) < 0)
                .mapToLong(Chunk::bytes)
                .sum();
    }

    private static Stream<String> matches(Pattern pattern, String sql) {
        return pattern.matcher(sql).results().map(result -> result.group(1));
    }
}
