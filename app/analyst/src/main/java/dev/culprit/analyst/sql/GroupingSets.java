package dev.culprit.analyst.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Aggregates by several attributes, each by itself: column `a0` holds the first attribute's value and
/// `g0` is 0 in its rows and 1 in the others'. One pass where the dialect can, else one for each.
///
/// @param attributes expressions
/// @param aggregates with their aliases
/// @param total whether a row over everything comes along
public record GroupingSets(
        SqlDialect sql, List<String> attributes, List<String> aggregates, boolean total) {
    public GroupingSets {
        attributes = List.copyOf(attributes);
        aggregates = List.copyOf(aggregates);
    }

    /// @param from what follows `SELECT ..` up to the `GROUP BY`, for the attributes that are used
    public String query(Function<List<String>, String> from) {
        return sql.groupsBySets() ? onePass(from.apply(attributes)) : unions(from);
    }

    private String onePass(String from) {
        List<String> select = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        if (total) {
            sets.add("()");
        }
        for (int i = 0; i < attributes.size(); i++) {
            select.add(sql.asText(attributes.get(i)) + " AS a" + i);
            select.add("grouping(" + attributes.get(i) + ") AS g" + i);
            sets.add("(" + attributes.get(i) + ")");
        }
        select.addAll(aggregates);
        return "SELECT "
                + String.join(", ", select)
                + from
                + " GROUP BY GROUPING SETS ("
                + String.join(", ", sets)
                + ")";
    }

    private String unions(Function<List<String>, String> from) {
        List<String> queries = new ArrayList<>();
        if (total) {
            queries.add(one(-1) + from.apply(List.of()));
        }
        for (int i = 0; i < attributes.size(); i++) {
            String attribute = attributes.get(i);
            queries.add(one(i) + from.apply(List.of(attribute)) + " GROUP BY " + attribute);
        }
        return String.join(" UNION ALL ", queries);
    }

    private String one(int grouped) {
        List<String> select = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            select.add(sql.asText(i == grouped ? attributes.get(i) : "NULL") + " AS a" + i);
            select.add((i == grouped ? "0" : "1") + " AS g" + i);
        }
        select.addAll(aggregates);
        return "SELECT " + String.join(", ", select);
    }
}
