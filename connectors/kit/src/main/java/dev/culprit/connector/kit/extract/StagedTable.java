package dev.culprit.connector.kit.extract;

import dev.culprit.connector.kit.duckdb.Quoted;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// An object's records on their way into a table. They are staged as text while their columns are
/// discovered; when all are read, the types that fit every value are known and the table is written.
final class StagedTable {
    private static final int BATCH = 2000;
    private static final int MOST_COLUMNS = 400;
    private static final int LONGEST_NAME = 120;
    private static final String WHOLE_RECORD = "_doc";

    private final DuckDBConnection connection;
    private final String table;
    private final Map<String, StagedColumn> columns = new LinkedHashMap<>();
    private final Set<String> takenNames = new HashSet<>(Set.of(WHOLE_RECORD));
    private final List<String> warnings = new ArrayList<>();
    private final List<Map<Integer, String>> batch = new ArrayList<>();
    private boolean created;
    private int stagedColumns;
    private boolean nested;
    private boolean tooWide;

    /// @param fields come first, in this order
    StagedTable(DuckDBConnection connection, String table, List<String> fields) {
        this.connection = connection;
        this.table = table;
        fields.forEach(this::column);
    }

    /// @return bytes of the record as JSON
    long add(Map<String, ? extends @Nullable Object> row) throws SQLException {
        Map<Integer, String> cells = new HashMap<>();
        row.forEach((name, value) -> flatten(name, value, cells));
        String doc = JsonText.of(row);
        cells.put(-1, doc);
        batch.add(cells);
        if (batch.size() >= BATCH) {
            flush();
        }
        return doc.length();
    }

    /// Writes the table.
    void finish() throws SQLException {
        flush();
        List<String> selected =
                columns.values().stream().map(StagedColumn::select).collect(Collectors.toList());
        if (nested || tooWide || selected.isEmpty()) {
            selected.add("CAST(doc AS JSON) AS " + WHOLE_RECORD);
        }
        execute(
                "CREATE TABLE "
                        + Quoted.name(table)
                        + " AS SELECT "
                        + String.join(", ", selected)
                        + " FROM stage");
    }

    void drop() throws SQLException {
        execute("DROP TABLE IF EXISTS stage");
    }

    Collection<StagedColumn> columns() {
        return columns.values();
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        for (StagedColumn column : columns.values()) {
            if (column.isMixed()) {
                all.add(
                        table
                                + "."
                                + column.name()
                                + " holds values of different types; it is read as text.");
            }
        }
        if (tooWide) {
            all.add(
                    table
                            + " has more than "
                            + MOST_COLUMNS
                            + " fields; the others are in "
                            + WHOLE_RECORD
                            + " only.");
        }
        return all;
    }

    /// Nested objects become columns of their own, two levels deep; what is deeper stays JSON.
    private void flatten(String path, @Nullable Object value, Map<Integer, String> cells) {
        if (value instanceof Map<?, ?> fields && !fields.isEmpty()) {
            nested = true;
            fields.forEach((name, inner) -> put(path + "." + name, inner, cells));
        } else {
            put(path, value, cells);
        }
    }

    private void put(String path, @Nullable Object value, Map<Integer, String> cells) {
        StagedColumn column = column(path);
        if (column == null || value == null) {
            return;
        }
        Cell cell = Cell.of(value);
        nested |= cell.kind() == ValueKind.JSON;
        column.saw(cell);
        cells.put(column.index(), cell.text());
    }

    private @Nullable StagedColumn column(String path) {
        StagedColumn known = columns.get(path);
        if (known != null) {
            return known;
        }
        if (columns.size() >= MOST_COLUMNS) {
            tooWide = true;
            return null;
        }
        StagedColumn created = new StagedColumn(columns.size(), path, freeName(path));
        columns.put(path, created);
        return created;
    }

    private String freeName(String path) {
        String wanted = columnName(path);
        String name = wanted;
        for (int i = 2; !takenNames.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "_" + i;
        }
        if (!name.equals(wanted)) {
            warnings.add(
                    table + " has two fields called " + wanted + "; " + path + " is " + name + ".");
        }
        return name;
    }

    /// Names come from whoever writes the data; what could not stand in a query's text is replaced.
    static String columnName(String path) {
        String plain = path.replace('.', '_').replaceAll("[\\p{Cntrl}\\p{Cf}\"`\\[\\]]", "_");
        String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        return cut.isBlank() ? "unnamed" : cut;
    }

    private void flush() throws SQLException {
        if (!created) {
            create();
        }
        while (stagedColumns < columns.size()) {
            execute("ALTER TABLE stage ADD COLUMN c" + stagedColumns + " VARCHAR");
            stagedColumns++;
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "stage")) {
            for (Map<Integer, String> cells : batch) {
                appender.beginRow();
                for (int i = -1; i < stagedColumns; i++) {
                    String text = cells.get(i);
                    if (text == null) {
                        appender.appendNull();
                    } else {
                        appender.append(text);
                    }
                }
                appender.endRow();
            }
        }
        batch.clear();
    }

    private void create() throws SQLException {
        StringBuilder sql = new StringBuilder("CREATE TEMP TABLE stage (doc VARCHAR");
        for (StagedColumn column : columns.values()) {
            sql.append(", ").append(column.staged()).append(" VARCHAR");
        }
        execute(sql.append(")").toString());
        stagedColumns = columns.size();
        created = true;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
