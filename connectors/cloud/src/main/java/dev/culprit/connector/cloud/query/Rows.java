package dev.culprit.connector.cloud.query;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.query.RowLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as they come in, at most as many as the limit allows. The row beyond the limit proves that
/// the result was cut.
public final class Rows {
    private final List<ResultColumn> columns;
    private final RowLimit limit;
    private final List<Row> taken = new ArrayList<>();
    private boolean more;

    public Rows(List<ResultColumn> columns, RowLimit limit) {
        this.columns = List.copyOf(columns);
        this.limit = limit;
    }

    @SuppressWarnings("NullAway") // the annotation of Row's list is lost in its class file
    public void add(List<@Nullable String> cells) {
        if (taken.size() < limit.rows()) {
            taken.add(new Row(cells));
        } else {
            more = true;
        }
    }

    /// Whether nothing that is still to come would be kept.
    public boolean isFull() {
        return more;
    }

    public QueryResult result() {
        Provenance provenance =
                more
                        ? Provenance.of(Coverage.TRUNCATED, "first " + limit.rows() + " rows")
                        : Provenance.FULL;
        return new QueryResult(columns, taken, taken.size(), provenance);
    }
}
