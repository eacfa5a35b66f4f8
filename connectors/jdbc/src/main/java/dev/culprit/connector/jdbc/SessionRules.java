package dev.culprit.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// What one engine does to make a session read-only and limited in time.
public interface SessionRules {
    /// Whether the driver's own read-only switch is set. It begins read-only transactions on some
    /// engines, means nothing on others and fails on a few.
    default boolean readOnlySwitch() {
        return true;
    }

    /// Whether [#begin] itself says `BEGIN`, because the driver would say it differently.
    default boolean beginsItself() {
        return false;
    }

    /// Runs before the text that came from outside is seen.
    ///
    /// @param timeout what the query may take
    void begin(Connection connection, Duration timeout) throws SQLException;

    /// Undoes whatever happened since [#begin].
    default void end(Connection connection) throws SQLException {
        connection.rollback();
    }
}
