package dev.culprit.connector.jdbc.sqlserver;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A refusal with its number of `sys.messages`.
record ServerError(int number, int severity, String words) {
    private static final Pattern NO_COLUMN = Pattern.compile("column \"?(\\w+)\"? not found");
    private static final Pattern NO_TABLE =
            Pattern.compile("Table with name (\\S+) does not exist");

    static ServerError noLogin(String user) {
        return new ServerError(18_456, 14, "Login failed for user '" + user + "'.");
    }

    static ServerError noDatabase(String name) {
        return new ServerError(
                4060,
                11,
                "Cannot open database \"" + name + "\" requested by the login. The login failed.");
    }

    /// SQL Server's words where DuckDB's mean the same, DuckDB's otherwise.
    static ServerError of(SQLException refused) {
        String words = String.valueOf(refused.getMessage());
        Matcher column = NO_COLUMN.matcher(words);
        if (column.find()) {
            return new ServerError(207, 16, "Invalid column name '" + column.group(1) + "'.");
        }
        Matcher table = NO_TABLE.matcher(words);
        if (table.find()) {
            return new ServerError(208, 16, "Invalid object name '" + table.group(1) + "'.");
        }
        return new ServerError(words.startsWith("Parser") ? 102 : 8114, 16, words);
    }
}
