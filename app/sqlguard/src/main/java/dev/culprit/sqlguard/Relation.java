package dev.culprit.sqlguard;

import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something in a `FROM` that has columns: a table, a CTE or a sub-query.
///
/// @param key the name it goes by in the query; empty when it has none
/// @param table the source's table; empty for a computed relation
/// @param qualified whether `schema.table.column` may name it: a table without an alias
/// @param aggregate whether its rows are aggregates
/// @param single whether it has at most one row
record Relation(
        String key,
        Optional<Table> table,
        boolean qualified,
        List<Item> columns,
        boolean aggregate,
        boolean single) {
    Relation {
        columns = List.copyOf(columns);
    }

    /// A column of a relation.
    ///
    /// @param key empty when it cannot be named
    /// @param name for messages
    /// @param origins the columns of the source it is computed from
    record Item(String key, String name, Set<BaseColumn> origins) {
        Item {
            origins = Set.copyOf(origins);
        }
    }

    Optional<Item> column(String wanted) {
        return columns.stream().filter(column -> column.key().equals(wanted)).findFirst();
    }

    boolean isBase() {
        return table.isPresent();
    }

    String display() {
        return table.map(base -> base.name().toString())
                .orElse(key.isEmpty() ? "the sub-query" : key);
    }
}
