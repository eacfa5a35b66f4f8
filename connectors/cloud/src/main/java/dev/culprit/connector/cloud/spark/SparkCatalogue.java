package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.cloud.query.Asking;
import dev.culprit.connector.cloud.query.Together;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.connect.proto.DataType;
import org.apache.spark.connect.proto.Plan;

/// Reads tables and views with their columns; rows where the catalogue knows them. Spark knows no keys.
final class SparkCatalogue {
    private static final RowLimit MOST = new RowLimit(10_000);

    private final SparkQueries queries;
    private final List<String> schemas;
    private final Deadline deadline;

    /// @param schemas empty for the session's own
    SparkCatalogue(SparkQueries queries, List<String> schemas, Deadline deadline) {
        this.queries = queries;
        this.schemas = schemas;
        this.deadline = deadline;
    }

    Schema read() throws ConnectorException, InterruptedException {
        String own =
                queries.ask("SELECT current_schema() AS name", MOST, deadline)
                        .text(0, "name")
                        .orElseThrow();
        List<TableName> names = new ArrayList<>();
        for (String schema : schemas.isEmpty() ? List.of(own) : schemas) {
            names.addAll(names(schema));
        }
        return new Schema(
                Together.ask(names, name -> table(name, own)).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private List<TableName> names(String schema) throws ConnectorException, InterruptedException {
        QueryResult listed =
                queries.ask("SHOW TABLES IN " + SparkPlans.quoted(schema), MOST, deadline);
        List<TableName> names = new ArrayList<>();
        for (int i = 0; i < listed.rows().size(); i++) {
            names.add(new TableName(schema, listed.text(i, "tableName").orElseThrow()));
        }
        return names;
    }

    /// Empty for one that cannot be read, such as a view of a table that is gone, or files of a storage
    /// that the server has no right to.
    private Optional<Table> table(TableName name, String own)
            throws ConnectorException, InterruptedException {
        Plan all =
                SparkPlans.of(
                        "SELECT * FROM "
                                + SparkPlans.quoted(name.schema())
                                + "."
                                + SparkPlans.quoted(name.name()));
        Optional<DataType> row = unlessBroken(() -> queries.schema(all, deadline));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        CostEstimate cost =
                unlessBroken(() -> queries.cost(all, deadline)).orElse(CostEstimate.UNKNOWN);
        return Optional.of(
                new Table(
                        name.schema().equals(own) ? TableName.of(name.name()) : name,
                        SparkTypes.columns(row.orElseThrow()),
                        cost.rowsRead(),
                        List.of(),
                        List.of()));
    }

    /// Empty for what the server can be asked about and cannot answer.
    private static <T> Optional<T> unlessBroken(Asking<T> asking)
            throws ConnectorException, InterruptedException {
        try {
            return Optional.of(asking.ask());
        } catch (ConnectorException failure) {
            if (failure.kind() == FailureKind.REJECTED || failure.kind() == FailureKind.INTERNAL) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
