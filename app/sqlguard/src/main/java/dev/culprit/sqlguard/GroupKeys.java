package dev.culprit.sqlguard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.GroupByElement;
import org.jspecify.annotations.Nullable;

/// The single keys of a `GROUP BY`, whatever sets they are arranged in.
final class GroupKeys {
    private static final Set<String> ARRANGEMENTS = Set.of("rollup", "cube");

    private GroupKeys() {}

    static List<Expression> of(GroupByElement groupBy) {
        List<Expression> keys = new ArrayList<>();
        collect(groupBy.getGroupByExpressionList(), keys);
        if (groupBy.getGroupingSets() != null) {
            groupBy.getGroupingSets().forEach(set -> collect(set, keys));
        }
        return keys;
    }

    /// `GROUP BY ALL`: by every output that is not an aggregate.
    static boolean isAll(GroupByElement groupBy) {
        ExpressionList<?> list = groupBy.getGroupByExpressionList();
        return list != null && list.size() == 1 && list.getFirst().getClass() == AllValue.class;
    }

    private static void collect(
            @Nullable ExpressionList<? extends Expression> list, List<Expression> keys) {
        if (list != null) {
            list.forEach(key -> collect(key, keys));
        }
    }

    private static void collect(Expression key, List<Expression> keys) {
        if (key.getClass() == ParenthesedExpressionList.class
                || key.getClass() == ExpressionList.class) {
            collect((ExpressionList<?>) key, keys);
        } else if (key.getClass() == Function.class && isArrangement((Function) key)) {
            collect(((Function) key).getParameters(), keys);
        } else if (key.getClass() != AllValue.class) {
            keys.add(key);
        }
    }

    private static boolean isArrangement(Function call) {
        return ARRANGEMENTS.contains(call.getName().toLowerCase(Locale.ROOT))
                && call.getNamedParameters() == null
                && call.getOrderByElements() == null;
    }
}
