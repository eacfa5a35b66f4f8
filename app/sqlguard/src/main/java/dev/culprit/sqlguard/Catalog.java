package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Optional;

/// The tables that were discovered in the source. A name that is not among them is refused, which
/// also refuses file names, system tables and everything else a server would look up by name.
record Catalog(Schema schema, Names names) {

    /// @param qualifier the schema part as written; empty when there is none
    /// @throws RefusedException with `UNKNOWN_TABLE`
    Table table(Optional<String> qualifier, String name) {
        List<Table> found =
                schema.tables().stream()
                        .filter(table -> same(name, table.name().name()))
                        .filter(table -> qualifier.isEmpty() || inSchema(table, qualifier.get()))
                        .toList();
        if (found.size() > 1) {
            return preferred(found).orElseThrow(() -> ambiguous(name, found));
        }
        return found.stream().findFirst().orElseThrow(() -> unknown(qualifier, name));
    }

    boolean inSchema(Table table, String qualifier) {
        String own = table.name().schema();
        return same(qualifier, own.isEmpty() ? defaultSchema() : own);
    }

    private Optional<Table> preferred(List<Table> found) {
        return found.stream().filter(table -> inSchema(table, defaultSchema())).findFirst();
    }

    private boolean same(String written, String existing) {
        return names.key(written).equals(names.keyOfExisting(existing));
    }

    /// The schema of tables that were described without one; empty where it depends on the session.
    private String defaultSchema() {
        return switch (names.dialect()) {
            case DUCKDB, SQLITE -> "main";
            case POSTGRESQL, REDSHIFT -> "public";
            case H2, SNOWFLAKE -> "PUBLIC";
            case SQLSERVER -> "dbo";
            case MYSQL, TRINO, BIGQUERY, CLICKHOUSE, SPARK -> "";
        };
    }

    private static RefusedException ambiguous(String name, List<Table> found) {
        return new RefusedException(
                Reason.UNKNOWN_TABLE,
                "There are several tables "
                        + name
                        + "; say which: "
                        + String.join(", ", shown(found))
                        + ".");
    }

    private RefusedException unknown(Optional<String> qualifier, String name) {
        String written = qualifier.map(schemaName -> schemaName + "." + name).orElse(name);
        List<String> existing =
                schema.tables().stream().map(table -> shownLike(table, qualifier)).toList();
        return new RefusedException(
                Reason.UNKNOWN_TABLE,
                "There is no table " + written + NearestName.hint(written, existing));
    }

    private String shownLike(Table table, Optional<String> qualifier) {
        String name = names.written(table.name().name());
        String own = table.name().schema();
        return qualifier.isEmpty()
                ? name
                : (own.isEmpty() ? defaultSchema() : names.written(own)) + "." + name;
    }

    private static List<String> shown(List<Table> tables) {
        return tables.stream().map(table -> table.name().toString()).toList();
    }
}
