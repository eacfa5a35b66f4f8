package dev.culprit.connector.jdbc.flightsql;

import dev.culprit.connector.jdbc.SessionRules;
import java.sql.Connection;
import java.time.Duration;

/// Nothing: the protocol has no read-only sessions, and its driver takes the switch and ignores it.
/// What keeps a query from writing is the login's rights.
final class FlightSqlSession implements SessionRules {
    @Override
    public boolean readOnlySwitch() {
        return false;
    }

    /// So that the pool leaves transactions alone, which many servers do not have.
    @Override
    public boolean beginsItself() {
        return true;
    }

    @Override
    public void begin(Connection connection, Duration timeout) {}

    @Override
    public void end(Connection connection) {}
}
