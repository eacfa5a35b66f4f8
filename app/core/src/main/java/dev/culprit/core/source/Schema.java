package dev.culprit.core.source;

import java.util.List;
import java.util.Optional;

/// All tables of a source that an investigation may read.
public record Schema(List<Table> tables) {
    public Schema {
        tables = List.copyOf(tables);
    }

    /// The table that a reference as written in an alert or query means.
    public Optional<Table> table(String reference) {
        return tables.stream().filter(table -> table.name().matches(reference)).findFirst();
    }

    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }
}
