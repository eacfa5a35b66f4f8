package dev.culprit.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Sessions that say in SQL how their transaction begins and that it is rolled back, because the driver
/// would say it differently or not at all.
public interface RolledBack extends SessionRules {
    @Override
    default boolean readOnlySwitch() {
        return false;
    }

    @Override
    default boolean beginsItself() {
        return true;
    }

    @Override
    default void end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
