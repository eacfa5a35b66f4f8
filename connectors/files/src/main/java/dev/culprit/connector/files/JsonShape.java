package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// How a JSON file reads as a table: one row per object, nested values kept as JSON.
final class JsonShape {
    private JsonShape() {}

    /// @param type the engine's name of its type
    record Field(String name, String type) {
        /// SQL for the field's value as text.
        String text() {
            String column = Quoted.name(name);
            return type.equals("JSON")
                    ? "(" + column + " ->> '$')"
                    : "CAST(" + column + " AS VARCHAR)";
        }

        /// SQL for the field as a column: nested values as JSON, instants in UTC.
        String select() {
            String column = Quoted.name(name);
            if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
                return "to_json(" + column + ") AS " + column;
            }
            return type.equals("TIMESTAMP WITH TIME ZONE")
                    ? "timezone('UTC', " + column + ") AS " + column
                    : column;
        }
    }

    /// Types are taken from every object, not from a sample, so they always fit.
    static String relation(DataFile file) {
        String form = file.format() == Format.JSON_LINES ? "newline_delimited" : "auto";
        return "read_json("
                + Quoted.path(file.path())
                + ", format='"
                + form
                + "', maximum_depth=2, sample_size=-1, convert_strings_to_integers=false)";
    }

    static List<Field> fields(Connection connection, String relation) throws SQLException {
        List<Field> fields = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            while (rows.next()) {
                fields.add(new Field(rows.getString("column_name"), rows.getString("column_type")));
            }
        }
        return fields;
    }
}
