package dev.culprit.connector.jdbc.flightsql;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.TableSizes;
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
import dev.culprit.core.source.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A server of Arrow Flight SQL behind the general connector. The protocol says how queries and schemas
/// travel, not what SQL is spoken, so that is a setting.
final class FlightSqlDialect implements SqlDialect {
    static final SingleQuery QUERIES =
            new SingleQuery(
                    "Flight SQL",
                    "'\"`",
                    false,
                    List.of(
                            "--", "/*", "#", "$$", "into", "insert", "update", "delete", "merge",
                            "create", "drop", "alter", "copy", "attach", "install", "call"));

    private final Dialect spoken;
    private final MetadataCatalogue.Scope scope;
    private final SqlFailures failures;

    FlightSqlDialect(Dialect spoken, MetadataCatalogue.Scope scope, SqlFailures failures) {
        this.spoken = spoken;
        this.scope = scope;
        this.failures = failures;
    }

    @Override
    public Dialect dialect() {
        return spoken;
    }

    /// No keys: few servers answer the protocol's questions for them.
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
    }

    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        String name = meta.getColumnTypeName(column);
        int type = meta.getColumnType(column);
        DataType kind = FlightTypes.of(name, type);
        return ColumnReader.of(kind, cells(kind, type, name));
    }

    private static CellReader cells(DataType kind, int type, String name) {
        return switch (kind) {
            case BOOLEAN -> CellReader.TRUTH;
            case INTEGER -> FlightTypes.integers(type);
            case TEXT, DECIMAL, DATE, TIMESTAMP, TIME, BINARY, JSON, OTHER ->
                    CellReader.of(type, name);
        };
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new MetadataCatalogue(connection, scope, new Details()).read();
    }

    private static final class Details implements MetadataCatalogue.Details {
        @Override
        public DataType type(String nativeType, int jdbcType) {
            return FlightTypes.of(nativeType, jdbcType);
        }

        @Override
        public boolean hasKeys() {
            return false;
        }
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        return server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
    }

    @Override
    public List<String> warnings(Connection connection) {
        return List.of(
                "Flight SQL has no read-only sessions and does not tell what a login may do: only"
                        + " its rights keep queries from writing. Use a login that may only read.");
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }
}
