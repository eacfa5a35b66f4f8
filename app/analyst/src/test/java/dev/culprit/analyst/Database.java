package dev.culprit.analyst;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.DataType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Answers in the product's canonical form.
interface Database extends AutoCloseable {
    QueryResult query(String sql) throws SQLException;

    @Override
    void close();

    static QueryResult read(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<QueryResult.ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            columns.add(
                    new QueryResult.ResultColumn(
                            rows.getMetaData().getColumnLabel(i), DataType.TEXT));
        }
        List<QueryResult.Row> all = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable String> cells = new ArrayList<>(width);
            for (int i = 1; i <= width; i++) {
                cells.add(text(rows.getObject(i)));
            }
            all.add(new QueryResult.Row(cells));
        }
        return new QueryResult(columns, all, all.size(), QueryResult.Provenance.FULL);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double d ->
                    Double.isFinite(d) ? new BigDecimal(d.toString()).toPlainString() : null;
            case BigDecimal d -> d.toPlainString();
            case Timestamp t ->
                    t.toLocalDateTime()
                            .format(
                                    DateTimeFormatter.ofPattern(
                                            "yyyy-MM-dd HH:mm:ss", Locale.ROOT));
            default -> value.toString();
        };
    }
}
