package dev.culprit.connector.jdbc.snowflake;

import dev.culprit.connector.jdbc.RolledBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A transaction that is rolled back. Snowflake knows no read-only ones, and statements that change
/// tables themselves end it: what keeps a query from those is the role's rights.
final class SnowflakeSession implements RolledBack {
    @Override
    public void begin(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings(timeout));
            statement.execute("BEGIN");
        }
    }

    /// The texts of times are those that [SnowflakeCells] reads.
    static String settings(Duration timeout) {
        return "ALTER SESSION SET STATEMENT_TIMEOUT_IN_SECONDS = "
                + Math.max(1, timeout.plusMillis(999).toSeconds())
                + ", MULTI_STATEMENT_COUNT = 1, TIMEZONE = 'UTC'"
                + ", DATE_OUTPUT_FORMAT = 'YYYY-MM-DD', TIME_OUTPUT_FORMAT = 'HH24:MI:SS.FF9'"
                + ", TIMESTAMP_OUTPUT_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF9'"
                + ", TIMESTAMP_NTZ_OUTPUT_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF9'"
                + ", TIMESTAMP_LTZ_OUTPUT_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF9 TZH:TZM'"
                + ", TIMESTAMP_TZ_OUTPUT_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF9 TZH:TZM'"
                + ", BINARY_OUTPUT_FORMAT = 'HEX', WEEK_START = 1, WEEK_OF_YEAR_POLICY = 0"
                + ", QUERY_TAG = 'culprit'";
    }
}
