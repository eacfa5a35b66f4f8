package dev.culprit.llm.privacy;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The tables a model is told of: those named, then their neighbours by keys and lineage, then the
/// rest, up to a limit.
public final class RelevantTables {
    static final int TABLES = 14;
    static final int COLUMNS = 60;

    private RelevantTables() {}

    public static List<Table> of(CaseFile file) {
        Schema schema = file.context().schema();
        Set<TableName> names = new LinkedHashSet<>();
        schema.table(file.alert().dataset()).ifPresent(table -> names.add(table.name()));
        file.ranking().ifPresent(ranking -> names.add(ranking.table()));
        file.measurement().ifPresent(measured -> names.add(measured.table()));
        for (int step = 0; step < 2; step++) {
            for (TableName name : List.copyOf(names)) {
                neighbours(file, name, names);
            }
        }
        schema.tables().forEach(table -> names.add(table.name()));
        List<Table> tables = new ArrayList<>();
        names.stream().limit(TABLES).forEach(name -> schema.table(name).ifPresent(tables::add));
        return tables;
    }

    private static void neighbours(CaseFile file, TableName of, Set<TableName> names) {
        Schema schema = file.context().schema();
        schema.table(of).stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::parent)
                .forEach(names::add);
        for (Lineage.Edge edge : file.context().lineage().map(Lineage::edges).orElse(List.of())) {
            if (edge.to().equals(of)) {
                names.add(edge.from());
            }
            if (edge.from().equals(of)) {
                names.add(edge.to());
            }
        }
    }
}
