package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.ColumnReader;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// What differs between databases. Every connection that comes in is in a read-only transaction.
public interface SqlDialect extends SqlFailures {
    Dialect dialect();

    Set<Capability> capabilities();

    /// A second opinion on a query's text, by the parser that sends it: exactly one query.
    void requireSingleQuery(String sql) throws ConnectorException;

    /// How a result's column is read.
    default ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        return ColumnReader.byNativeType(meta, column);
    }

    Schema describe(Connection connection) throws SQLException;

    /// @param schema what [#describe] said last; empty before
    CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema)
            throws SQLException;

    String version(Connection connection) throws SQLException;

    /// Sentences on what the login may do beyond reading.
    List<String> warnings(Connection connection) throws SQLException;
}
