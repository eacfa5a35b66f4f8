package dev.culprit.connector.kit;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.query.RowLimit;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a driver's rows into a [QueryResult], at most as many as the limit allows.
final class ResultReader {
    private final ResultSet rows;
    private final List<String> labels = new ArrayList<>();
    private final List<ColumnReader> readers = new ArrayList<>();

    ResultReader(ResultSet rows, ColumnReader.Choice choice) throws SQLException {
        this.rows = rows;
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            labels.add(meta.getColumnLabel(i));
            readers.add(choice.of(meta, i));
        }
    }

    /// Asks for one row more than the limit: only that row proves that the result was cut.
    QueryResult read(RowLimit limit) throws SQLException {
        List<Row> taken = new ArrayList<>();
        while (taken.size() < limit.rows()) {
            if (!rows.next()) {
                return new QueryResult(columns(), taken, taken.size(), Provenance.FULL);
            }
            taken.add(row());
        }
        Provenance provenance =
                rows.next()
                        ? Provenance.of(Coverage.TRUNCATED, "first " + limit.rows() + " rows")
                        : Provenance.FULL;
        return new QueryResult(columns(), taken, taken.size(), provenance);
    }

    private List<ResultColumn> columns() {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            columns.add(new ResultColumn(labels.get(i), readers.get(i).type()));
        }
        return columns;
    }

    @SuppressWarnings("NullAway") // the annotation of Row's list is lost in its class file
    private Row row() throws SQLException {
        List<@Nullable String> cells = new ArrayList<>(readers.size());
        for (int i = 0; i < readers.size(); i++) {
            cells.add(readers.get(i).read(rows, i + 1));
        }
        return new Row(cells);
    }
}
