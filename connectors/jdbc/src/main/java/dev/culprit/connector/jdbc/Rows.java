package dev.culprit.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Short questions to the server's own catalogue.
public final class Rows {
    private Rows() {}

    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(
            Connection connection, String sql, Reading<T> reading, Object... values)
            throws SQLException {
        List<T> list = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    list.add(reading.read(row));
                }
            }
        }
        return list;
    }

    public static String text(Connection connection, String sql) throws SQLException {
        return list(connection, sql, row -> String.valueOf(row.getString(1))).getFirst();
    }
}
