package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many values the columns have.
record ColumnQuestions(Subject subject) {
    private static final long HUGE_TABLE = 1_000_000;

    /// How many values each column has, where the catalogue does not say.
    Optional<QueryDraft> count(List<SubjectReader.Unknown> unknown) {
        Map<String, List<SubjectReader.Unknown>> byTable = new TreeMap<>();
        boolean open = false;
        for (SubjectReader.Unknown one : unknown) {
            byTable.computeIfAbsent(one.table().name().toString(), _ -> new ArrayList<>()).add(one);
            open |= one.table().column(one.column()).flatMap(c -> c.statistics()).isEmpty();
        }
        if (!open) {
            return Optional.empty();
        }
        SqlDialect sql = subject.sql();
        List<String> select = new ArrayList<>();
        List<String> from = new ArrayList<>();
        int column = 0;
        int part = 0;
        for (List<SubjectReader.Unknown> ones : byTable.values()) {
            String alias = "s" + part++;
            List<String> inner = new ArrayList<>();
            inner.add("count(*) AS n");
            select.add(alias + ".n AS n" + (part - 1));
            for (SubjectReader.Unknown one : ones) {
                inner.add(sql.distinct(sql.name(one.column())) + " AS c" + column);
                select.add(alias + ".c" + column++);
            }
            from.add(
                    "(SELECT "
                            + String.join(", ", inner)
                            + " FROM "
                            + sql.table(ones.getFirst().table().name())
                            + " t"
                            + sampled(ones.getFirst().table())
                            + ") "
                            + alias);
        }
        return Optional.of(
                new QueryDraft(
                        Questions.COLUMNS,
                        "Which columns have few enough values to compare slices by them?",
                        TestKind.COUNT,
                        "SELECT "
                                + String.join(", ", select)
                                + " FROM "
                                + String.join(" CROSS JOIN ", from)));
    }

    /// Of a table with very many rows those of the window tell how many values its columns have.
    private String sampled(Table table) {
        boolean huge = table.name().equals(subject.name()) && table.rows().orElse(0) > HUGE_TABLE;
        return huge ? " WHERE " + subject.within(subject.timeSql(), subject.window()) : "";
    }

    /// The columns as [#count] numbers them, with the number of their table.
    static List<SubjectReader.Unknown> numbered(List<SubjectReader.Unknown> unknown) {
        Map<String, List<SubjectReader.Unknown>> byTable = new TreeMap<>();
        for (SubjectReader.Unknown one : unknown) {
            byTable.computeIfAbsent(one.table().name().toString(), _ -> new ArrayList<>()).add(one);
        }
        return byTable.values().stream().flatMap(List::stream).toList();
    }
}
