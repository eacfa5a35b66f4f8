package dev.culprit.connector.jdbc.sqlite;

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
import org.sqlite.SQLiteErrorCode;

/// SQLite behind the general connector. It ends no query by itself: the driver's query timeout only
/// limits how long it waits for locks, so the kit's own clock cancels.
final class SqliteDialect implements SqlDialect {
    private static final SingleQuery QUERIES =
            new SingleQuery("SQLite", "'\"`[", false, List.of("--", "/*"));

    private final SqlFailures failures;

    SqliteDialect(SourceId source) {
        this.failures = new StateFailures(source, "", SqliteDialect::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL,
                Capability.READ_ONLY_SESSION);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
    }

    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        return SqliteColumn.of(meta, column);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new SqliteCatalogue(connection).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "SQLite " + Rows.text(connection, "SELECT sqlite_version()");
    }

    /// The file is opened for reading, whoever owns it.
    @Override
    public List<String> warnings(Connection connection) {
        return List.of();
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }

    /// The primary code is the lowest byte of the extended one (sqlite.org/rescode.html).
    private static Optional<FailureKind> kind(SQLException failure) {
        int code = failure.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Optional.of(FailureKind.THROTTLED);
        }
        boolean file =
                code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || code == SQLiteErrorCode.SQLITE_NOTADB.code
                        || code == SQLiteErrorCode.SQLITE_CORRUPT.code
                        || code == SQLiteErrorCode.SQLITE_IOERR.code
                        || code == SQLiteErrorCode.SQLITE_PERM.code;
        return Optional.of(file ? FailureKind.UNREACHABLE : FailureKind.REJECTED);
    }
}
