package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.StateFailures;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceId;
import java.sql.SQLException;
import java.util.Optional;

/// What PostgreSQL's own SQLSTATE codes mean for the user (appendix A of its manual).
public final class PostgreSqlFailures {
    private PostgreSqlFailures() {}

    public static SqlFailures of(SourceId source, String user) {
        return new StateFailures(source, user, PostgreSqlFailures::kind);
    }

    private static Optional<FailureKind> kind(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "57014" -> Optional.of(FailureKind.TIMEOUT);
            case "3D000", "57P01", "57P02", "57P03" -> Optional.of(FailureKind.UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
