package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/// H2 lists tables that the login may not read, so each is tried.
final class H2Details implements MetadataCatalogue.Details {
    @Override
    public boolean readable(Connection connection, String sqlName) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + sqlName + " LIMIT 0")) {
            statement.executeQuery().close();
            return true;
        } catch (SQLException failure) {
            if (failure.getErrorCode() == ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1
                    || failure.getErrorCode() == ErrorCode.VIEW_IS_INVALID_2) {
                return false;
            }
            throw failure;
        }
    }
}
