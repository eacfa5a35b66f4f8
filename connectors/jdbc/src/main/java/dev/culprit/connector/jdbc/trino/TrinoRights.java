package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.WriteRights;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Which tables a login may write to. No view lists that, as each catalogue and each server may have
/// rules of its own. So the server is asked to validate an `INSERT` inside a read-only transaction:
/// it checks the rights first and the transaction after, and runs nothing.
final class TrinoRights {
    private static final int MOST_TABLES = 20;

    private TrinoRights() {}

    static List<String> warnings(Connection connection, String user, Schema schema)
            throws SQLException {
        List<String> writable = new ArrayList<>();
        for (Table table : schema.tables().stream().limit(MOST_TABLES).toList()) {
            if (mayWrite(connection, sqlName(table))) {
                writable.add(table.name().toString());
            }
        }
        return WriteRights.warnings(user, writable);
    }

    private static boolean mayWrite(Connection connection, String table) throws SQLException {
        String sql = "EXPLAIN (TYPE VALIDATE) INSERT INTO " + table + " SELECT * FROM " + table;
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (TrinoFailures.isLost(refused)) {
                throw refused;
            }
            return refused.getErrorCode() == TrinoFailures.READ_ONLY_VIOLATION;
        } finally {
            connection.rollback();
        }
    }

    private static String sqlName(Table table) {
        String schema = table.name().schema();
        return (schema.isEmpty() ? "" : quoted(schema) + ".") + quoted(table.name().name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
