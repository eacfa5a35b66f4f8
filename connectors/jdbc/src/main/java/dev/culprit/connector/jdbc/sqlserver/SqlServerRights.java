package dev.culprit.connector.jdbc.sqlserver;

import dev.culprit.connector.jdbc.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a login may do beyond reading. Nothing but its rights keeps a query from writing.
final class SqlServerRights {
    static final String ROLES =
            "SELECT r.name FROM (VALUES ('db_owner'), ('db_datawriter'), ('db_ddladmin'),"
                    + " ('db_securityadmin')) AS r (name) WHERE is_member(r.name) = 1"
                    + " UNION ALL SELECT s.name FROM (VALUES ('sysadmin'), ('serveradmin'),"
                    + " ('securityadmin'), ('bulkadmin')) AS s (name)"
                    + " WHERE is_srvrolemember(s.name) = 1";
    static final String PERMISSIONS =
            "SELECT permission_name FROM sys.fn_my_permissions(NULL, 'DATABASE')"
                    + " WHERE permission_name IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'CONTROL',"
                    + " 'EXECUTE', 'CREATE TABLE') ORDER BY permission_name";

    private SqlServerRights() {}

    static List<String> warnings(Connection connection, String user) throws SQLException {
        return warnings(
                user,
                Rows.list(connection, ROLES, row -> row.getString(1)),
                Rows.list(connection, PERMISSIONS, row -> row.getString(1)));
    }

    static List<String> warnings(String user, List<String> roles, List<String> permissions) {
        List<String> warnings = new ArrayList<>();
        if (!roles.isEmpty()) {
            warnings.add(
                    user
                            + " is a member of "
                            + String.join(", ", roles)
                            + ". SQL Server has no read-only sessions, so only the login's rights"
                            + " keep queries from writing: use a member of db_datareader alone.");
        } else if (!permissions.isEmpty()) {
            warnings.add(
                    user
                            + " has the permissions "
                            + String.join(", ", permissions)
                            + ". SQL Server has no read-only sessions, so only the login's rights"
                            + " keep queries from writing: use a member of db_datareader alone.");
        }
        return warnings;
    }
}
