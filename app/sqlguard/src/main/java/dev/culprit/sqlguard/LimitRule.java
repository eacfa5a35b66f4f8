package dev.culprit.sqlguard;

import dev.culprit.core.query.RowLimit;
import java.util.Optional;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/// The outermost `LIMIT`. One that is missing is appended to the text; one in a sub-query does not
/// count. One that is larger than the row limit stays as it is, with a warning: the connector stops
/// reading at the row limit in any case. A query that returns one row needs none.
record LimitRule(RowLimit most) {

    boolean isMissing(Select select, SelectWalker.Result result) {
        return !result.single() && outermost(select).isEmpty();
    }

    String appended(String sql) {
        return sql + "\nLIMIT " + most.rows();
    }

    Optional<String> warning(Select select) {
        return outermost(select)
                .filter(rows -> rows > most.rows())
                .map(rows ->
                        "LIMIT %,d is more than the %,d rows that will be read"
                                .formatted(rows, most.rows()));
    }

    private static Optional<Long> outermost(Select select) {
        if (select.getLimit() != null) {
            LongValue rows = (LongValue) select.getLimit().getRowCount();
            return Optional.of(Long.valueOf(rows.getStringValue()));
        }
        return select instanceof ParenthesedSelect inner
                ? outermost(inner.getSelect())
                : Optional.empty();
    }
}
