package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.StateFailures;
import dev.culprit.connector.jdbc.TableSizes;
import dev.culprit.connector.jdbc.WriteRights;
import dev.culprit.connector.kit.SingleQuery;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;

/// H2 behind the general connector.
final class H2Dialect implements SqlDialect {
    /// `$$` begins a text to H2 and a name to others; two statements in one text both run.
    private static final SingleQuery QUERIES =
            new SingleQuery("H2", "'\"", false, List.of("--", "/*", "//", "$$"));

    private static final String WRITABLE =
            "SELECT DISTINCT TABLE_SCHEMA || '.' || TABLE_NAME"
                    + " FROM INFORMATION_SCHEMA.TABLE_PRIVILEGES"
                    + " WHERE PRIVILEGE_TYPE <> 'SELECT'"
                    + " AND (UPPER(GRANTEE) IN (UPPER(CURRENT_USER), 'PUBLIC')"
                    + " OR GRANTEE IN (SELECT ROLE_NAME FROM INFORMATION_SCHEMA.ROLES))"
                    + " ORDER BY 1";

    private final String user;
    private final boolean copied;
    private final SqlFailures failures;

    /// @param copied whether queries run on a copy, as the login is an administrator
    H2Dialect(SourceId source, String user, boolean copied) {
        this.user = user;
        this.copied = copied;
        this.failures = new StateFailures(source, user, H2Dialect::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT,
                Capability.READ_ONLY_SESSION);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        var scope =
                new MetadataCatalogue.Scope(
                        null,
                        connection.getSchema(),
                        Set.of("information_schema", "pg_catalog"),
                        List.of());
        return new MetadataCatalogue(connection, scope, new H2Details()).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "H2 " + Rows.text(connection, "SELECT h2version()");
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        if (copied) {
            return List.of(
                    user
                            + " is an administrator, whom no read-only mode stops from reading and"
                            + " writing files. Queries run on a copy of the database, under a login"
                            + " that may only read.");
        }
        return WriteRights.warnings(user, Rows.list(connection, WRITABLE, row -> row.getString(1)));
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }

    private static Optional<FailureKind> kind(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.WRONG_USER_OR_PASSWORD -> Optional.of(FailureKind.AUTH);
            case ErrorCode.STATEMENT_WAS_CANCELED -> Optional.of(FailureKind.TIMEOUT);
            case ErrorCode.DATABASE_ALREADY_OPEN_1,
                    ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.CONNECTION_BROKEN_1 ->
                    Optional.of(FailureKind.UNREACHABLE);
            case ErrorCode.GENERAL_ERROR_1 -> Optional.of(FailureKind.INTERNAL);
            default -> Optional.of(FailureKind.REJECTED);
        };
    }
}
