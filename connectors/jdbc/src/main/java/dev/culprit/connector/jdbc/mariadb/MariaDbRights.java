package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.WriteRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a login may do that a read-only transaction does not stop.
final class MariaDbRights {
    private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (\\S+) TO .*");

    /// Privileges that act outside of transactions.
    private static final Set<String> BEYOND =
            Set.of(
                    "FILE",
                    "SUPER",
                    "PROCESS",
                    "RELOAD",
                    "SHUTDOWN",
                    "CONNECTION ADMIN",
                    "READ_ONLY ADMIN",
                    "SET USER");

    private static final Set<String> READING =
            Set.of("USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "REFERENCES");

    private MariaDbRights() {}

    static List<String> warnings(Connection connection, String user) throws SQLException {
        return warnings(user, Rows.list(connection, "SHOW GRANTS", row -> row.getString(1)));
    }

    static List<String> warnings(String user, List<String> grants) {
        Set<String> beyond = new TreeSet<>();
        List<String> writable = new ArrayList<>();
        for (String grant : grants) {
            Matcher parts = GRANT.matcher(grant);
            if (!parts.matches()) {
                continue;
            }
            String where = parts.group(2).replace("`", "");
            List<String> privileges = privileges(parts.group(1));
            if (privileges.contains("ALL PRIVILEGES") && where.equals("*.*")) {
                return List.of(
                        user
                                + " may do everything on this server: no read-only session stops it"
                                + " from reading and writing files. Use a login that may only"
                                + " read.");
            }
            privileges.stream().filter(BEYOND::contains).forEach(beyond::add);
            if (privileges.stream().anyMatch(MariaDbRights::writes)) {
                writable.add(where);
            }
        }
        List<String> warnings = new ArrayList<>();
        for (String privilege : beyond) {
            warnings.add(
                    user
                            + " has the privilege "
                            + privilege
                            + ", which a read-only session cannot limit.");
        }
        warnings.addAll(WriteRights.warnings(user, writable));
        return warnings;
    }

    private static boolean writes(String privilege) {
        return !BEYOND.contains(privilege) && !READING.contains(privilege);
    }

    /// `SELECT (a, b), INSERT` lists columns in parentheses.
    private static List<String> privileges(String list) {
        return List.of(list.replaceAll("\\s*\\([^)]*\\)", "").split(",\\s*"));
    }
}
