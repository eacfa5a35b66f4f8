package dev.culprit.connector.jdbc.trino;

import dev.culprit.connector.jdbc.InformationSchemaCatalogue;
import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.StateFailures;
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
import java.util.Set;
import java.util.regex.Pattern;

/// Trino behind the general connector.
final class TrinoDialect implements SqlDialect {
    /// `TABLE(..)` calls functions that hand texts on to other databases as they are. The word is
    /// reserved, so it can be no name without quotes.
    private static final SingleQuery QUERIES =
            new SingleQuery("Trino", "'\"", false, List.of("--", "/*", "table"));

    /// A query can bring settings of the session, such as its own deadline, and functions.
    private static final Pattern BRINGS_ITS_OWN =
            Pattern.compile(
                    "(?i)\\s*with\\s+(session|function)\\b(?!\\s+as\\b|\\s*\\().*", Pattern.DOTALL);

    private final String user;
    private final String schema;
    private final List<String> schemas;
    private final SqlFailures failures;

    /// @param schema whose tables are named without it; empty for none
    /// @param schemas only these are read; empty for `schema`, or all when there is none
    TrinoDialect(SourceId source, String user, String schema, List<String> schemas) {
        this.user = user;
        this.schema = schema;
        this.schemas = schemas.isEmpty() && !schema.isEmpty() ? List.of(schema) : schemas;
        this.failures = new StateFailures(source, user, TrinoFailures::kind);
    }

    @Override
    public Dialect dialect() {
        return Dialect.TRINO;
    }

    /// `KEYS` is missing: Trino knows none.
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.FILTER_CLAUSE,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT,
                Capability.READ_ONLY_SESSION);
    }

    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        QUERIES.require(sql);
        if (BRINGS_ITS_OWN.matcher(sql).matches()) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "A query for Trino must not bring settings or functions of its own.");
        }
    }

    @Override
    public ColumnReader column(ResultSetMetaData meta, int column) throws SQLException {
        return TrinoCells.column(meta, column);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        var scope =
                new MetadataCatalogue.Scope(null, schema, Set.of("information_schema"), schemas);
        return new InformationSchemaCatalogue(
                        connection, scope, new TrinoDetails(), InformationSchemaCatalogue.Keys.NONE)
                .read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema known)
            throws SQLException {
        return TrinoPlan.estimate(connection, query, known);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return "Trino "
                + Rows.text(connection, "SELECT version()")
                + ", driver "
                + connection.getMetaData().getDriverVersion();
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return TrinoRights.warnings(connection, user, describe(connection));
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }
}
