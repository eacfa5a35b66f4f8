package dev.culprit.connector.files;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.ForeignKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What `catalog.json` says that files cannot. Every part may be missing.
///
/// @param tables by table name in lower case
record Catalog(Map<String, TableEntry> tables, Optional<Lineage> lineage) {
    static final Catalog NONE = new Catalog(Map.of(), Optional.empty());

    Catalog {
        tables = Map.copyOf(tables);
    }

    TableEntry table(String name) {
        return tables.getOrDefault(name.toLowerCase(Locale.ROOT), TableEntry.UNKNOWN);
    }

    boolean hasKeys() {
        return tables.values().stream()
                .anyMatch(t -> !t.primaryKey().isEmpty() || !t.foreignKeys().isEmpty());
    }

    /// @param types declared type by column name in lower case
    record TableEntry(
            Map<String, String> types, List<String> primaryKey, List<ForeignKey> foreignKeys) {
        static final TableEntry UNKNOWN = new TableEntry(Map.of(), List.of(), List.of());

        TableEntry {
            types = Map.copyOf(types);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
        }

        String typeName(String column) {
            return types.getOrDefault(column.toLowerCase(Locale.ROOT), "");
        }

        Optional<ColumnKind> kind(String column) {
            return Optional.ofNullable(types.get(column.toLowerCase(Locale.ROOT)))
                    .flatMap(ColumnKind::declared);
        }
    }
}
