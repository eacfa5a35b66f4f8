package dev.culprit.connector.documents.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/// What a login may do beyond reading.
final class LoginRights {
    private static final Set<String> WRITING =
            Set.of(
                    "insert",
                    "update",
                    "remove",
                    "createCollection",
                    "dropCollection",
                    "dropDatabase",
                    "anyAction");

    private LoginRights() {}

    static List<String> warnings(MongoDatabase database, String user) {
        Document status;
        try {
            status =
                    database.runCommand(
                            new Document("connectionStatus", 1).append("showPrivileges", true));
        } catch (MongoCommandException notTold) {
            return List.of("What this login may do is not told by the server.");
        }
        Set<String> writing = new TreeSet<>();
        Document rights = status.get("authInfo", new Document());
        for (Document right :
                rights.getList("authenticatedUserPrivileges", Document.class, List.of())) {
            writing.addAll(right.getList("actions", String.class, List.of()));
        }
        writing.retainAll(WRITING);
        if (user.isEmpty()) {
            return List.of("This connection has no login, so nobody limits what it may do.");
        }
        return writing.isEmpty()
                ? List.of()
                : List.of(
                        user
                                + " may also "
                                + String.join(", ", writing)
                                + "; a login that may only read is safer.");
    }
}
