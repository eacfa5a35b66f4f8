package dev.culprit.connector.jdbc.duckdb;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.TableSizes;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.connector.kit.duckdb.ReadOnlyPool;
import dev.culprit.connector.kit.duckdb.SingleSelect;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// DuckDB behind the general connector.
final class DuckDbFileDialect implements SqlDialect {
    private final ReadOnlyPool pool;
    private final SqlFailures failures;
    private final SingleSelect select = new SingleSelect();

    DuckDbFileDialect(ReadOnlyPool pool, SqlFailures failures) {
        this.pool = pool;
        this.failures = failures;
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.STATISTICS, Capability.SERVER_TIMEOUT));
    }

    /// The engine itself is asked how it reads the text.
    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        try (Connection connection = pool.duplicate()) {
            select.require(connection, sql);
        } catch (SQLException failure) {
            throw of(failure);
        }
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new DuckDbCatalogue(connection).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema) {
        return TableSizes.estimate(query, schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "DuckDB " + Rows.text(connection, "SELECT version()");
    }

    /// The file is opened for reading and the engine locked, whoever owns it.
    @Override
    public List<String> warnings(Connection connection) {
        return List.of();
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }
}
