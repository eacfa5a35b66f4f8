package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.kit.SqlFailures;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/// PostgreSQL behind the general connector.
final class PostgreSqlDialect implements SqlDialect {
    private static final Set<SqlCommandType> QUERIES =
            EnumSet.of(SqlCommandType.SELECT, SqlCommandType.WITH);

    private final PostgreSqlSettings settings;
    private final SqlFailures failures;

    PostgreSqlDialect(PostgreSqlSettings settings) {
        this.settings = settings;
        this.failures = PostgreSqlFailures.of(settings.source(), settings.user());
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    /// The driver splits a text at `;` and would run every part, each in turn free to end the
    /// read-only transaction. Its own parser tells how it would split.
    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        try {
            List<NativeQuery> statements =
                    Parser.parseJdbcSql(sql, true, false, true, false, false);
            if (statements.size() != 1) {
                throw rejected("PostgreSQL would read this as several statements.");
            }
            if (!QUERIES.contains(statements.getFirst().getCommand().getType())) {
                throw rejected("PostgreSQL would not read this as a query.");
            }
        } catch (SQLException failure) {
            throw of(failure);
        }
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        return new PostgreSqlCatalogue(connection, settings.schemas()).read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema)
            throws SQLException {
        return PlanReader.estimate(connection, query.sql(), schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "PostgreSQL " + Rows.text(connection, "SHOW server_version");
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return LoginRights.warnings(connection, settings.user());
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }

    private static ConnectorException rejected(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
