package dev.culprit.connector.kit.extract;

import dev.culprit.connector.kit.duckdb.LoadNotes;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What an extract remembers of how it was made: for each object how it was read, for each column
/// the field it comes from, and when all that was.
///
/// @param objects by table, in lower case
/// @param fields by table and column, both in lower case
record ExtractNotes(
        Instant asOf, Map<String, Noted> objects, Map<String, Map<String, Field>> fields) {
    private static final String OBJECTS = LoadNotes.SCHEMA + ".objects";
    private static final String FIELDS = LoadNotes.SCHEMA + ".fields";

    /// @param path with a dot before the name of a nested one
    /// @param typed whether all its values have the type that the column has, so that the source
    ///     compares them as the engine does
    record Field(String path, boolean typed) {}

    /// @param object the source's own name
    record Noted(String object, Provenance provenance) {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE "
                            + OBJECTS
                            + " (table_name VARCHAR, object VARCHAR, coverage VARCHAR,"
                            + " method VARCHAR, rows_read BIGINT, population BIGINT,"
                            + " as_of VARCHAR)");
            statement.execute(
                    "CREATE TABLE "
                            + FIELDS
                            + " (table_name VARCHAR, column_name VARCHAR, field VARCHAR, typed BOOLEAN)");
        }
    }

    static void add(
            Connection connection, String table, Noted noted, StagedTable staged, Instant asOf)
            throws SQLException {
        Provenance provenance = noted.provenance();
        insert(
                connection,
                OBJECTS,
                table,
                noted.object(),
                provenance.coverage().name(),
                provenance.method(),
                boxed(provenance.rowsRead()),
                boxed(provenance.population()),
                asOf.toString());
        for (StagedColumn column : staged.columns()) {
            insert(connection, FIELDS, table, column.name(), column.path(), column.isTyped());
        }
    }

    static ExtractNotes read(Connection connection) throws SQLException {
        Map<String, Noted> objects = new HashMap<>();
        Instant asOf = Instant.EPOCH;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + OBJECTS)) {
            while (row.next()) {
                Provenance provenance =
                        new Provenance(
                                Coverage.valueOf(row.getString("coverage")),
                                row.getString("method"),
                                number(row, "rows_read"),
                                number(row, "population"));
                objects.put(
                        lower(row.getString("table_name")),
                        new Noted(row.getString("object"), provenance));
                asOf = Instant.parse(row.getString("as_of"));
            }
        }
        return new ExtractNotes(asOf, objects, fields(connection));
    }

    private static Map<String, Map<String, Field>> fields(Connection connection)
            throws SQLException {
        Map<String, Map<String, Field>> fields = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + FIELDS)) {
            while (row.next()) {
                fields.computeIfAbsent(lower(row.getString("table_name")), _ -> new HashMap<>())
                        .put(
                                lower(row.getString("column_name")),
                                new Field(row.getString("field"), row.getBoolean("typed")));
            }
        }
        return fields;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static void insert(Connection connection, String table, @Nullable Object... values)
            throws SQLException {
        String marks = "?" + ", ?".repeat(values.length - 1);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
