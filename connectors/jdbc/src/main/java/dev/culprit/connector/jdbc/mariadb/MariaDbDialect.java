package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.StateFailures;
import dev.culprit.connector.kit.CellReader;
import dev.culprit.connector.kit.ColumnReader;
import dev.culprit.connector.kit.SingleQuery;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// MariaDB and MySQL behind the general connector.
final class MariaDbDialect implements SqlDialect {
    /// A read-only transaction stops neither `INTO OUTFILE` nor row locks, and comments mean more to
    /// this server than to any parser.
    private static final SingleQuery QUERIES =
            new SingleQuery(
                    "MariaDB",
                    "'\"`",
                    true,
                    List.of(
                            "--",
                            "/*",
                            "#",
                            "$$",
                            "into",
                            "update",
                            "lock",
                            "procedure",
                            "load_file",
                            "sleep",
                            "benchmark",
                            "get_lock"));

    private final String user;
    private final List<String> schemas;
    private final SqlFailures failures;

    /// @param schemas only these databases are read; empty for all that the login may see
    MariaDbDialect(SourceId source, String user, List<String> schemas) {
        this.user = user;
        this.schemas = schemas;
        this.failures = new StateFailures(source, user, MariaDbDialect::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT,
                Capability.READ_ONLY_SESSION);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
    }

    /// `tinyint(1)` is what this server has for truth values.
    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        int type = meta.getColumnType(column);
        if (type == Types.BOOLEAN || type == Types.BIT) {
            return ColumnReader.of(DataType.BOOLEAN, CellReader.TRUTH);
        }
        return ColumnReader.byNativeType(meta, column);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new MariaDbCatalogue(connection, schemas).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema)
            throws SQLException {
        return MariaDbPlan.estimate(connection, query.sql(), schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return MariaDbRights.warnings(connection, user);
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }

    /// Numbers from MariaDB's list of error codes; 3024 is MySQL's.
    private static Optional<FailureKind> kind(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1044, 1045, 1698 -> Optional.of(FailureKind.AUTH);
            case 1049, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1184, 1927 ->
                    Optional.of(FailureKind.UNREACHABLE);
            case 1317, 1969, 3024 -> Optional.of(FailureKind.TIMEOUT);
            case 1040, 1041, 1203, 1205, 1226 -> Optional.of(FailureKind.THROTTLED);
            default -> Optional.empty();
        };
    }
}
