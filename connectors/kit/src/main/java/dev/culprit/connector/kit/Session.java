package dev.culprit.connector.kit;

import java.sql.Connection;
import java.sql.SQLException;

/// One connection inside one read-only transaction, lent for one query.
public interface Session {
    Connection connection();

    /// Rolls back and gives the connection back.
    ///
    /// @param stopped whether the query was cancelled or ran into its deadline. A cancel can arrive
    ///     late, so a source with remote cancel throws such a connection away
    void end(boolean stopped) throws SQLException;
}
