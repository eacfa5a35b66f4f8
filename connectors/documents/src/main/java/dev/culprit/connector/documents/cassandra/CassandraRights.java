package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a login may do beyond reading. Cassandra has no read-only sessions.
final class CassandraRights {
    private static final Set<String> READING = Set.of("SELECT", "DESCRIBE");

    private CassandraRights() {}

    static List<String> warnings(CqlSession session, String user) {
        if (user.isEmpty()) {
            return List.of("This connection has no login, so nobody limits what it may do.");
        }
        String role = CqlIdentifier.fromInternal(user).asCql(false);
        try {
            for (Row each : session.execute("LIST ROLES OF " + role)) {
                if (each.getBoolean("super")) {
                    return List.of(
                            user + " may do everything; a login that may only read is safer.");
                }
            }
            Set<String> beyond = new TreeSet<>();
            for (Row each : session.execute("LIST ALL PERMISSIONS OF " + role)) {
                beyond.add(String.valueOf(each.getString("permission")));
            }
            beyond.removeAll(READING);
            return beyond.isEmpty()
                    ? List.of()
                    : List.of(
                            user
                                    + " may also "
                                    + String.join(", ", beyond)
                                    + "; a login that may only read is safer.");
        } catch (QueryValidationException notTold) {
            return List.of("What this login may do is not told by the server.");
        }
    }
}
