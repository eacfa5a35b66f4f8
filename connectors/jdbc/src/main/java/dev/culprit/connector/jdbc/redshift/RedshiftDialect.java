package dev.culprit.connector.jdbc.redshift;

import dev.culprit.connector.jdbc.InformationSchemaCatalogue;
import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlDialect;
import dev.culprit.connector.jdbc.postgresql.PostgreSqlFailures;
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
import java.util.Set;

/// Redshift behind the general connector.
final class RedshiftDialect implements SqlDialect {
    private static final SingleQuery QUERIES =
            new SingleQuery("Redshift", "'\"", false, List.of("--", "/*", "$$", "into"));

    private static final InformationSchemaCatalogue.Keys KEYS =
            new InformationSchemaCatalogue.Keys(
                    "SELECT n.nspname AS table_schema, c.relname AS table_name,"
                            + " a.attname AS column_name FROM pg_constraint k"
                            + " JOIN pg_class c ON c.oid = k.conrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " JOIN pg_attribute a ON a.attrelid = c.oid"
                            + " AND a.attnum = ANY (k.conkey)"
                            + " WHERE k.contype = 'p' ORDER BY 1, 2, a.attnum",
                    "SELECT n.nspname AS table_schema, c.relname AS table_name,"
                            + " a.attname AS column_name, m.nspname AS parent_schema,"
                            + " p.relname AS parent, b.attname AS parent_column"
                            + " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " JOIN pg_class p ON p.oid = k.confrelid"
                            + " JOIN pg_namespace m ON m.oid = p.relnamespace"
                            + " JOIN pg_attribute a ON a.attrelid = c.oid"
                            + " AND a.attnum = k.conkey[1]"
                            + " JOIN pg_attribute b ON b.attrelid = p.oid"
                            + " AND b.attnum = k.confkey[1]"
                            + " WHERE k.contype = 'f' AND array_upper(k.conkey, 1) = 1"
                            + " ORDER BY 1, 2, k.conname");

    private final String user;
    private final List<String> schemas;
    private final SqlFailures failures;

    RedshiftDialect(SourceId source, String user, List<String> schemas) {
        this.user = user;
        this.schemas = schemas;
        this.failures = PostgreSqlFailures.of(source, user);
    }

    @Override
    public Dialect dialect() {
        return Dialect.REDSHIFT;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.KEYS,
                Capability.ROW_COUNTS,
                Capability.ESTIMATE,
                Capability.GROUPING_SETS,
                Capability.CANCEL,
                Capability.SERVER_TIMEOUT,
                Capability.READ_ONLY_SESSION);
    }

    /// A backslash before a quote ends a text for some readers and not for others.
    @Override
    public void requireSingleQuery(String sql) throws ConnectorException {
        if (sql.contains("\\'")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "A query for Redshift must not contain \\'.");
        }
        QUERIES.require(sql);
    }

    @Override
    public Schema describe(Connection connection) throws SQLException {
        var scope =
                new MetadataCatalogue.Scope(
                        null,
                        Rows.text(connection, "SELECT current_schema()"),
                        Set.of("information_schema", "pg_catalog", "pg_internal"),
                        schemas);
        return new InformationSchemaCatalogue(
                        connection, scope, RedshiftDetails.of(connection), KEYS)
                .read();
    }

    @Override
    public CostEstimate estimate(Connection connection, InspectedQuery query, Schema schema)
            throws SQLException {
        return RedshiftPlan.estimate(connection, query.sql(), schema);
    }

    @Override
    public String version(Connection connection) throws SQLException {
        return Rows.text(connection, "SELECT version()");
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return RedshiftRights.warnings(connection, user);
    }

    @Override
    public ConnectorException of(SQLException failure) {
        return failures.of(failure);
    }
}
