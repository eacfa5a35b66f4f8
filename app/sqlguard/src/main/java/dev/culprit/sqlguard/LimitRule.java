package dev.culprit.sqlguard;

import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.Dialect;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/// The outermost `LIMIT`, on SQL Server `TOP` or `FETCH`. One that is missing is appended to the text;
/// one in a sub-query does not count. One that is larger than the row limit stays as it is, with a
/// warning: the connector stops reading at the row limit in any case. A query that returns one row
/// needs none.
///
/// @param fetches whether rows are limited by `FETCH`
record LimitRule(RowLimit most, boolean fetches) {
    static LimitRule of(RowLimit most, Dialect dialect) {
        return new LimitRule(most, dialect == Dialect.SQLSERVER);
    }

    boolean isMissing(Select select, SelectWalker.Result result) {
        return !result.single() && outermost(select).isEmpty();
    }

    /// What to do where a limit cannot be appended.
    String lacking() {
        return fetches ? "Write SELECT TOP n." : "Add a LIMIT to the end of the query.";
    }

    String appended(Select select, String sql) {
        if (!fetches) {
            return sql + "\nLIMIT " + most.rows();
        }
        boolean ordered =
                select.getOrderByElements() != null && !select.getOrderByElements().isEmpty();
        return sql
                + (ordered ? "" : "\nORDER BY 1")
                + (select.getOffset() == null ? "\nOFFSET 0 ROWS" : "")
                + "\nFETCH NEXT "
                + most.rows()
                + " ROWS ONLY";
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
            return rows(select.getLimit().getRowCount());
        }
        if (select.getFetch() != null) {
            return rows(select.getFetch().getExpression());
        }
        if (select instanceof PlainSelect plain && plain.getTop() != null) {
            return rows(plain.getTop().getExpression());
        }
        return select instanceof ParenthesedSelect inner
                ? outermost(inner.getSelect())
                : Optional.empty();
    }

    /// Clauses has seen to it that it is a plain number.
    private static Optional<Long> rows(@Nullable Expression count) {
        return count instanceof LongValue number
                ? Optional.of(Long.valueOf(number.getStringValue()))
                : Optional.empty();
    }
}
