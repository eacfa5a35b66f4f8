package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SampleClause;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Top;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/// Refuses the clauses that write, lock, or have no place in reading, with a sentence for each that
/// is likely to be met. What is missing here still meets [Words].
final class Clauses {
    private static final Set<Class<?>> SET_OPERATIONS =
            Set.of(UnionOp.class, IntersectOp.class, ExceptOp.class);

    private Clauses() {}

    static void check(Select select, Dialect dialect) {
        forbid(isLocking(select), "FOR UPDATE and other locks are not allowed.");
        if (dialect == Dialect.SQLSERVER) {
            check(select.getFetch());
            forbid(select.getLimit(), "SQL Server has no LIMIT; write SELECT TOP n.");
        } else {
            forbid(select.getFetch(), "Write LIMIT n instead of FETCH.");
        }
        forbid(select.getLimitBy(), "LIMIT BY is not allowed.");
        forbid(
                anyOf(
                        select.getIsolation(),
                        select.getMySqlProcedureAnalyse(),
                        select.getOption(),
                        select.getInterpolate(),
                        select.getForClause()),
                "This kind of option on a SELECT is not allowed.");
        if (select.getLimit() != null) {
            check(select.getLimit());
        }
        if (select.getOffset() != null) {
            forbid(!isNumber(select.getOffset().getOffset()), "OFFSET takes a plain number.");
        }
    }

    private static boolean isLocking(Select select) {
        return select.getForMode() != null
                || select.getForUpdate() != null
                || select.getForUpdateTable() != null
                || select.getWait() != null
                || select.isNoWait()
                || select.isSkipLocked();
    }

    private static void check(Limit limit) {
        forbid(
                !isNumber(limit.getRowCount())
                        || limit.getOffset() != null
                        || limit.getByExpressions() != null,
                "LIMIT takes one plain number.");
    }

    private static void check(@Nullable Fetch fetch) {
        if (fetch != null) {
            List<String> parameters = fetch.getFetchParameters();
            forbid(
                    !isNumber(fetch.getExpression())
                            || parameters.stream()
                                    .anyMatch(p ->
                                            !Set.of("ROWS", "ROW", "ONLY")
                                                    .contains(p.toUpperCase(Locale.ROOT))),
                    "FETCH is written FETCH NEXT n ROWS ONLY.");
        }
    }

    private static void check(@Nullable Top top, Dialect dialect) {
        if (top != null) {
            forbid(dialect != Dialect.SQLSERVER, "Write LIMIT n instead of TOP.");
            forbid(
                    !isNumber(top.getExpression()) || top.isPercentage() || top.isWithTies(),
                    "TOP takes one plain number.");
        }
    }

    private static boolean isNumber(@Nullable Expression expression) {
        return expression instanceof LongValue number
                && number.getStringValue().matches("\\d{1,18}");
    }

    static void checkPlain(PlainSelect select, Dialect dialect) {
        check(select.getTop(), dialect);
        boolean into =
                select.getIntoTempTable() != null
                        || select.getMySqlSelectIntoClause() != null
                        || (select.getIntoTables() != null && !select.getIntoTables().isEmpty());
        forbid(into, "SELECT INTO is not allowed.");
        forbid(select.getLateralViews(), "LATERAL VIEW is not allowed.");
        forbid(
                anyOf(
                        select.getFirst(),
                        select.getSkip(),
                        select.getPreWhere(),
                        select.getOptimizeFor(),
                        select.getOracleHierarchical(),
                        select.getOracleHint(),
                        select.getPreferringClause(),
                        select.getForXmlPath(),
                        select.getKsqlWindow(),
                        select.getSettings(),
                        select.getBigQuerySelectQualifier(),
                        select.getMySqlSqlCacheFlag()),
                "This kind of clause is not allowed in a SELECT.");
        forbid(
                select.isUsingFinal()
                        || select.isUsingOnly()
                        || select.isUseWithNoLog()
                        || select.isEmitChanges()
                        || select.getMySqlHintStraightJoin()
                        || select.getMySqlSqlCalcFoundRows(),
                "This kind of option is not allowed in a SELECT.");
        check(select.getSampleClause());
    }

    static void checkOperations(SetOperationList list) {
        forbid(
                list.getOperations().stream()
                        .anyMatch(operation -> !SET_OPERATIONS.contains(operation.getClass())),
                "Only UNION, INTERSECT and EXCEPT combine queries.");
    }

    static void check(WithItem<?> item) {
        forbid(item.isRecursive(), "WITH RECURSIVE is not allowed: it may never end.");
        forbid(item.getWithFunctionDeclaration(), "WITH FUNCTION is not allowed.");
        forbid(
                anyOf(item.getSearchClause(), item.getCycleClause()),
                "SEARCH and CYCLE are not allowed.");
        forbid(
                item.getParenthesedStatement() == null
                        || item.getParenthesedStatement().getClass() != ParenthesedSelect.class,
                "Only SELECT is allowed inside WITH.");
    }

    static void check(Join join, boolean asOfAllowed) {
        forbid(join.isNatural(), "NATURAL JOIN is not allowed; name the columns with USING.");
        forbid(
                join.isStraight()
                        || join.isApply()
                        || join.isFetch()
                        || join.isAny()
                        || join.isAll()
                        || join.isGlobal()
                        || join.isArray()
                        || join.isWindowJoin()
                        || join.getJoinHint() != null
                        || (join.isAsOf() && !asOfAllowed),
                "This kind of join is not allowed.");
    }

    static void check(FromItem item) {
        forbid(anyOf(item.getPivot(), item.getUnPivot()), "PIVOT is not allowed; use CASE.");
        check(item.getSampleClause());
    }

    static void check(Table table) {
        forbid(
                anyOf(
                        table.getIndexHint(),
                        table.getSqlServerHints(),
                        table.getTimeTravel(),
                        table.getTimeTravelStrAfterAlias()),
                "Hints and time travel are not allowed.");
        check((FromItem) table);
    }

    private static void check(@Nullable SampleClause sample) {
        if (sample == null) {
            return;
        }
        String method = String.valueOf(sample.getMethod()).toUpperCase(Locale.ROOT);
        forbid(
                !Set.of("BERNOULLI", "SYSTEM").contains(method)
                        || anyOf(sample.getOffsetArgument(), sample.getSeedArgument()),
                "A sample is written TABLESAMPLE BERNOULLI (percent).");
    }

    /// Whether a part is there; the parser says "nothing" as null, as "" or as an empty list.
    static boolean anyOf(@Nullable Object... parts) {
        return Stream.of(parts).anyMatch(Clauses::isThere);
    }

    private static boolean isThere(@Nullable Object part) {
        return switch (part) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    static void forbid(@Nullable Object part, String sentence) {
        forbid(anyOf(part), sentence);
    }

    static void forbid(boolean met, String sentence) {
        if (met) {
            throw new RefusedException(Reason.FORBIDDEN_CLAUSE, sentence);
        }
    }
}
