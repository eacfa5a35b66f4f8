package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.Pause;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import java.time.Duration;
import java.util.UUID;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.AnalyzePlanRequest.Explain.ExplainMode;
import org.apache.spark.connect.proto.DataType;
import org.apache.spark.connect.proto.Plan;

/// What is asked in a session, with its answers read.
final class SparkQueries {
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final SparkSession session;

    SparkQueries(SparkSession session) {
        this.session = session;
    }

    /// @param operation a UUID by which [#end] knows it
    QueryResult run(Plan plan, RowLimit limit, String operation, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return session.execute(plan, operation, deadline, new SparkRows(limit)).result();
    }

    /// A question of our own that nobody cancels.
    QueryResult ask(String statement, RowLimit limit, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return run(SparkPlans.of(statement), limit, UUID.randomUUID().toString(), deadline);
    }

    /// The columns of a plan's rows, as the fields of one struct.
    DataType schema(Plan plan, Deadline deadline) throws ConnectorException, InterruptedException {
        var schema = AnalyzePlanRequest.Schema.newBuilder().setPlan(plan);
        return session.analyze(request -> request.setSchema(schema), deadline)
                .getSchema()
                .getSchema();
    }

    CostEstimate cost(Plan plan, Deadline deadline)
            throws ConnectorException, InterruptedException {
        var explain =
                AnalyzePlanRequest.Explain.newBuilder()
                        .setPlan(plan)
                        .setExplainMode(ExplainMode.EXPLAIN_MODE_COST);
        return SparkCost.read(
                session.analyze(request -> request.setExplain(explain), deadline)
                        .getExplain()
                        .getExplainString());
    }

    String version(Deadline deadline) throws ConnectorException, InterruptedException {
        var version = AnalyzePlanRequest.SparkVersion.getDefaultInstance();
        return session.analyze(request -> request.setSparkVersion(version), deadline)
                .getSparkVersion()
                .getVersion();
    }

    /// Ends a query at the server, which may hear of the end before it has begun the query.
    void end(String operation) {
        Deadline deadline = Deadline.in(UNTIL_KNOWN);
        try {
            while (!session.interrupt(operation) && !deadline.passed()) {
                Pause.REAL.take(BETWEEN_TRIES);
            }
        } catch (ConnectorException | InterruptedException gone) {
            // A server that is gone runs nothing; one that cannot be reached may go on.
        }
    }
}
