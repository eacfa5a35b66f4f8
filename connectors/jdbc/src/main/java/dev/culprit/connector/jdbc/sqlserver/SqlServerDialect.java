package dev.culprit.connector.jdbc.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import dev.culprit.connector.jdbc.InformationSchemaCatalogue;
import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.StateFailures;
import dev.culprit.connector.jdbc.TableSizes;
import dev.culprit.connector.kit.CellReader;
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
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// SQL Server behind the general connector.
final class SqlServerDialect implements SqlDialect {
    /// No rollback takes it back.
    private static final Pattern MOVES_A_SEQUENCE =
            Pattern.compile("(?i)\\bnext[\\s\\p{Z}\\p{C}]+value[\\s\\p{Z}\\p{C}]+for\\b");

    /// Statements need no sign between them: `SELECT 1 DELETE FROM t` are two. All words that begin
    /// one are reserved, so none can be a name without quotes.
    static final SingleQuery QUERIES =
            new SingleQuery(
                    "SQL Server",
                    "'\"[",
                    false,
                    List.of(
                            "--",
                            "/*",
                            "into",
                            "alter",
                            "backup",
                            "begin",
                            "bulk",
                            "checkpoint",
                            "close",
                            "commit",
                            "create",
                            "dbcc",
                            "deallocate",
                            "declare",
                            "delete",
                            "deny",
                            "drop",
                            "exec",
                            "execute",
                            "goto",
                            "grant",
                            "if",
                            "insert",
                            "kill",
                            "merge",
                            "open",
                            "opendatasource",
                            "openquery",
                            "openrowset",
                            "print",
                            "raiserror",
                            "readtext",
                            "reconfigure",
                            "restore",
                            "return",
                            "revert",
                            "revoke",
                            "rollback",
                            "save",
                            "set",
                            "setuser",
                            "shutdown",
                            "truncate",
                            "update",
                            "updatetext",
                            "use",
                            "waitfor",
                            "while",
                            "writetext"));

    private static final Pattern CONNECTION_ID =
            Pattern.compile("\\s*ClientConnectionId:[0-9a-f-]+");
    private static final int FATAL = 20;

    private final String user;
    private final List<String> schemas;
    private final SqlFailures failures;

    SqlServerDialect(SourceId source, String user, List<String> schemas) {
        this.user = user;
        this.schemas = schemas;
        this.failures = new StateFailures(source, user, SqlServerDialect::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLSERVER;
    }

    /// `READ_ONLY_SESSION` is missing: there is no such thing.
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.CANCEL);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
        if (MOVES_A_SEQUENCE.matcher(sql).find()) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "A query for SQL Server must not move a sequence.");
        }
    }

    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        String nativeType = meta.getColumnTypeName(column);
        int jdbcType = meta.getColumnType(column);
        return ColumnReader.of(
                SqlServerDetails.dataType(nativeType),
                jdbcType == Types.BIT ? CellReader.TRUTH : CellReader.of(jdbcType, nativeType));
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        var scope =
                new MetadataCatalogue.Scope(
                        null,
                        Rows.text(connection, "SELECT schema_name()"),
                        Set.of("information_schema", "sys"),
                        schemas);
        return new InformationSchemaCatalogue(
                        connection,
                        scope,
                        SqlServerDetails.of(connection),
                        InformationSchemaCatalogue.Keys.STANDARD)
                .inCapitals()
                .read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "SQL Server " + connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return SqlServerRights.warnings(connection, user);
    }

    /// Without the number that the driver gives its connection: it stays in the cause.
    @Override
    public ConnectorException of(SQLException failure) {
        ConnectorException found = failures.of(failure);
        String words = String.valueOf(found.getMessage());
        return new ConnectorException(
                found.kind(), CONNECTION_ID.matcher(words).replaceAll(""), failure);
    }

    /// Numbers of `sys.messages`; the 40000s are Azure's. `HY008` is the driver's own time-out.
    static Optional<FailureKind> kind(SQLException failure) {
        if ("HY008".equals(failure.getSQLState())) {
            return Optional.of(FailureKind.TIMEOUT);
        }
        if (endsTheConnection(failure)) {
            return Optional.of(FailureKind.UNREACHABLE);
        }
        return switch (failure.getErrorCode()) {
            case 18_452, 18_456, 18_470, 18_486, 18_487, 18_488, 916 ->
                    Optional.of(FailureKind.AUTH);
            case 4060, 17_142, 40_197, 40_613, 6005 -> Optional.of(FailureKind.UNREACHABLE);
            case 1205, 1222, 10_928, 10_929, 40_501, 701 -> Optional.of(FailureKind.THROTTLED);
            default -> Optional.empty();
        };
    }

    /// By "Database Engine error severities" of SQL Server's documentation.
    private static boolean endsTheConnection(SQLException failure) {
        return failure instanceof SQLServerException own
                && own.getSQLServerError() != null
                && own.getSQLServerError().getErrorSeverity() >= FATAL;
    }
}
