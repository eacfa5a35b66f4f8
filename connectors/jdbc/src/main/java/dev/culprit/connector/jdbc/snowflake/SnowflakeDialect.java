package dev.culprit.connector.jdbc.snowflake;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.StateFailures;
import dev.culprit.connector.jdbc.TableSizes;
import dev.culprit.connector.kit.ColumnReader;
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
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Snowflake behind the general connector.
final class SnowflakeDialect implements SqlDialect {
    /// `//` begins a comment, `->>` another statement, `@` names a stage of files.
    private static final SingleQuery QUERIES =
            new SingleQuery(
                    "Snowflake",
                    "'\"",
                    true,
                    List.of(
                            "--",
                            "//",
                            "/*",
                            "$$",
                            "->>",
                            "@",
                            "into",
                            "insert",
                            "update",
                            "delete",
                            "merge",
                            "create",
                            "drop",
                            "alter",
                            "truncate",
                            "copy",
                            "call",
                            "execute",
                            "grant",
                            "revoke"));

    private final String user;
    private final String schema;
    private final List<String> schemas;
    private final SqlFailures failures;

    /// @param schema its tables are named without it
    /// @param schemas only these are read; empty for all
    SnowflakeDialect(SourceId source, String user, String schema, List<String> schemas) {
        this.user = user;
        this.schema = schema;
        this.schemas = schemas;
        this.failures = new StateFailures(source, user, SnowflakeDialect::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SNOWFLAKE;
    }

    /// No keys: the standard's views tell their columns to owners only.
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT);
    }

    /// A backslash means nothing in a quoted name but hides a quote in a text, so that one before the
    /// quote of names is not told apart from either.
    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        if (sql.contains("\\\"")) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "A query for Snowflake must not contain a backslash before a double quote.");
        }
        QUERIES.require(sql);
    }

    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        return SnowflakeCells.column(meta, column);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new SnowflakeCatalogue(connection, schema, schemas).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "Snowflake " + Rows.text(connection, "SELECT current_version()");
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return warnings(user, Rows.text(connection, "SELECT current_role()"));
    }

    /// What a role may do is told to its owners only.
    static List<String> warnings(String user, String role) {
        String administers =
                role.matches("ACCOUNTADMIN|SYSADMIN|SECURITYADMIN|USERADMIN|ORGADMIN")
                        ? " administers the account."
                        : " may be allowed to write, which Snowflake does not tell.";
        return List.of(
                user
                        + " uses the role "
                        + role
                        + ", which"
                        + administers
                        + " Snowflake has no read-only sessions, so only the role's rights keep"
                        + " queries from writing: use one that has USAGE and SELECT alone.");
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }

    /// Numbers of the service's own list: 3901xx are logins, 604 a statement that was stopped, 630 one
    /// that took too long; 2000xx are the driver's about the way to the service.
    static Optional<FailureKind> kind(SQLException failure) {
        int code = failure.getErrorCode();
        if (code >= 390_100 && code < 390_500) {
            return Optional.of(FailureKind.AUTH);
        }
        return switch (code) {
            case 604, 630 -> Optional.of(FailureKind.TIMEOUT);
            case 200_001, 200_003, 200_014, 200_015, 200_016 ->
                    Optional.of(FailureKind.UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
