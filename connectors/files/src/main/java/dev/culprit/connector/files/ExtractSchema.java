package dev.culprit.connector.files;

import dev.culprit.connector.files.Catalog.TableEntry;
import dev.culprit.connector.kit.duckdb.NotedSchema;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The tables of an extract with the keys that the catalogue declares.
final class ExtractSchema {
    private final Connection connection;
    private final Catalog catalog;

    ExtractSchema(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    Schema read() throws SQLException {
        Schema bare = new NotedSchema(connection).read();
        return new Schema(bare.tables().stream().map(this::withKeys).toList());
    }

    private Table withKeys(Table bare) {
        TableEntry entry = catalog.table(bare.name().name());
        List<String> primaryKey = new ArrayList<>();
        for (String column : entry.primaryKey()) {
            bare.column(column).map(Column::name).ifPresent(primaryKey::add);
        }
        List<ForeignKey> foreignKeys =
                entry.foreignKeys().stream()
                        .filter(key -> bare.column(key.column()).isPresent())
                        .toList();
        boolean whole = primaryKey.size() == entry.primaryKey().size();
        return new Table(
                bare.name(),
                bare.columns(),
                bare.rows(),
                whole ? primaryKey : List.of(),
                foreignKeys);
    }
}
