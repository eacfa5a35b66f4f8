package dev.culprit.connector.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// How a JSON file reads as a table: one row per object, nested values kept as JSON.
final class JsonShape {
    private JsonShape() {}

    /// @param text SQL for the field's value as text
    record Field(String name, String text) {}

    /// Types are taken from every object, not from a sample, so they always fit.
    static String relation(DataFile file) {
        String form = file.format() == Format.JSON_LINES ? "newline_delimited" : "auto";
        return "read_json("
                + Quoted.path(file.path())
                + ", format='"
                + form
                + "', maximum_depth=1, sample_size=-1, convert_strings_to_integers=false)";
    }

    static List<Field> fields(Connection connection, String relation) throws SQLException {
        List<Field> fields = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            while (rows.next()) {
                String name = Quoted.name(rows.getString("column_name"));
                boolean json = "JSON".equals(rows.getString("column_type"));
                fields.add(
                        new Field(
                                rows.getString("column_name"),
                                json ? "(" + name + " ->> '$')" : "CAST(" + name + " AS VARCHAR)"));
            }
        }
        return fields;
    }
}
