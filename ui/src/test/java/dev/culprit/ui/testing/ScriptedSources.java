package dev.culprit.ui.testing;

import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.services.SourceSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sources in memory. Those whose name holds "broken" refuse the login; all others have the tables of
/// the one sample.
public final class ScriptedSources implements SourceSettings {
    private static final SourceType FOLDER =
            SourceType.of("folder", "Folder of files", SourceField.folder("folder", true));
    private static final SourceType POSTGRESQL =
            SourceType.of(
                    "postgresql",
                    "PostgreSQL",
                    SourceField.required("host"),
                    SourceField.number("port", 5432),
                    SourceField.required("database"),
                    SourceField.required("user"),
                    SourceField.secret("password", false),
                    SourceField.choice("ssl_mode", "prefer", "require", "disable"),
                    SourceField.file("root_certificate", false),
                    SourceField.flag("keep_open", false));

    private static final SourceType SNOWFLAKE =
            SourceType.of("snowflake", "Snowflake", SourceField.required("account"));

    private final Map<String, SourceProfile> profiles = new TreeMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final List<TableName> sampled = new ArrayList<>();

    @Override
    public List<SourceType> types() {
        return List.of(FOLDER, SNOWFLAKE, POSTGRESQL);
    }

    @Override
    public Optional<String> missingPlugin(SourceType type) {
        return Optional.of(type.id()).filter(id -> id.equals(SNOWFLAKE.id()));
    }

    @Override
    public synchronized List<SourceProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    @Override
    public synchronized boolean hasSecret(String source, String field) {
        return secrets.containsKey(source + "." + field);
    }

    @Override
    public synchronized Optional<String> save(SourceProfile profile, Map<String, Secret> given) {
        if (profile.name().contains("/")) {
            return Optional.of("A name has letters and digits.");
        }
        given.forEach((field, secret) -> secrets.put(profile.name() + "." + field, secret));
        profiles.put(profile.name(), profile);
        return Optional.empty();
    }

    /// The secret that was handed over last.
    public synchronized Optional<Secret> secret(String source, String field) {
        return Optional.ofNullable(secrets.get(source + "." + field));
    }

    @Override
    public synchronized void remove(String name) {
        profiles.remove(name);
        secrets.keySet().removeIf(key -> key.startsWith(name + "."));
    }

    @Override
    public Connector.Check check(String name) throws ConnectorException {
        refuse(name);
        return new Connector.Check(
                12,
                "PostgreSQL 16.4",
                List.of(
                        "The login reader could write to 2 tables, for example orders. Culprit never"
                                + " does; a login that can only read is safer."));
    }

    @Override
    public Schema schema(String name) throws ConnectorException {
        refuse(name);
        return new Schema(
                NullSpike.schema().tables().stream().map(ScriptedSources::counted).toList());
    }

    private static Table counted(Table table) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean known = !column.name().equals("country");
            columns.add(
                    new Column(
                            column.name(),
                            column.type(),
                            column.nativeType(),
                            known
                                    ? Optional.of(
                                            new Column.ColumnStatistics(
                                                    8_904,
                                                    column.name().contains("user") ? 0.223 : 0))
                                    : Optional.empty()));
        }
        return new Table(
                table.name(), columns, table.rows(), table.primaryKey(), table.foreignKeys());
    }

    private static void refuse(String name) throws ConnectorException {
        if (name.contains("broken")) {
            throw new ConnectorException(
                    FailureKind.AUTH, "The server refused the login reader. Check the password.");
        }
    }

    @Override
    public synchronized QueryResult sample(String name, Table table) throws ConnectorException {
        refuse(name);
        sampled.add(table.name());
        List<ResultColumn> columns =
                table.columns().stream()
                        .map(column -> new ResultColumn(column.name(), column.type()))
                        .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < SAMPLE_ROWS; i++) {
            int number = i;
            rows.add(
                    new Row(
                            table.columns().stream()
                                    .map(column -> value(column, number))
                                    .toList()));
        }
        return new QueryResult(columns, rows, rows.size(), QueryResult.Provenance.FULL);
    }

    private static String value(Column column, int row) {
        return switch (column.type()) {
            case TIMESTAMP -> "2026-01-1" + row % 3 + " 08:0" + row % 10 + ":00";
            case DECIMAL -> "4" + row + ".90";
            default -> column.name().endsWith("id") ? "Ada-" + (4_711 + row) : "web";
        };
    }

    /// The tables of which rows were read, in order.
    public synchronized List<TableName> sampled() {
        return List.copyOf(sampled);
    }
}
