package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.WriteRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a login may do that a read-only transaction does not stop.
final class LoginRights {
    private static final String SUPERUSER =
            "SELECT rolsuper FROM pg_roles WHERE rolname = current_user";
    private static final String ROLES =
            "SELECT rolname FROM pg_roles WHERE rolname IN ('pg_execute_server_program',"
                    + " 'pg_read_server_files', 'pg_write_server_files', 'pg_signal_backend')"
                    + " AND pg_has_role(current_user, oid, 'MEMBER') ORDER BY rolname";
    private static final String WRITABLE =
            "SELECT c.oid::regclass::text FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('r', 'p', 'f')"
                    + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                    + " AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')"
                    + " ORDER BY 1";

    private LoginRights() {}

    static List<String> warnings(Connection connection, String user) throws SQLException {
        if (Rows.text(connection, SUPERUSER).startsWith("t")) {
            return List.of(
                    user
                            + " is a superuser: no read-only session stops it from running programs"
                            + " and reading files on the server. Use a login that may only read.");
        }
        List<String> warnings = new ArrayList<>();
        for (String role : Rows.list(connection, ROLES, row -> row.getString(1))) {
            warnings.add(
                    user + " is a member of " + role + ", which a read-only session cannot limit.");
        }
        List<String> writable = Rows.list(connection, WRITABLE, row -> row.getString(1));
        warnings.addAll(WriteRights.warnings(user, writable));
        return warnings;
    }
}
