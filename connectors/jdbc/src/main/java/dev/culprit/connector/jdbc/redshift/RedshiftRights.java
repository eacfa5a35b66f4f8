package dev.culprit.connector.jdbc.redshift;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.WriteRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a login may do that a read-only transaction does not stop.
final class RedshiftRights {
    private static final String SUPERUSER =
            "SELECT usesuper FROM pg_user WHERE usename = current_user";
    private static final String NAME =
            "quote_ident(table_schema) || '.' || quote_ident(table_name)";
    private static final String WRITABLE =
            "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                    + " WHERE table_type = 'BASE TABLE'"
                    + " AND table_schema NOT IN"
                    + " ('pg_catalog', 'information_schema', 'pg_internal')"
                    + " AND (has_table_privilege("
                    + NAME
                    + ", 'INSERT') OR has_table_privilege("
                    + NAME
                    + ", 'UPDATE') OR has_table_privilege("
                    + NAME
                    + ", 'DELETE')) ORDER BY 1";

    private RedshiftRights() {}

    static List<String> warnings(Connection connection, String user) throws SQLException {
        if (Rows.text(connection, SUPERUSER).startsWith("t")) {
            return List.of(
                    user
                            + " is a superuser, whom a read-only session limits least. Use a login"
                            + " that may only read.");
        }
        return WriteRights.warnings(user, Rows.list(connection, WRITABLE, row -> row.getString(1)));
    }
}
