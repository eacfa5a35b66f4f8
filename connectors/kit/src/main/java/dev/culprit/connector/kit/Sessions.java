package dev.culprit.connector.kit;

import java.sql.SQLException;
import java.time.Duration;

/// Where sessions come from. Whatever a source can do to make a session read-only and limited in
/// time happens in [#begin], before the query's text is seen.
@FunctionalInterface
public interface Sessions {
    /// @param timeout what the query may take, for sources that enforce it themselves
    Session begin(Duration timeout) throws SQLException;
}
