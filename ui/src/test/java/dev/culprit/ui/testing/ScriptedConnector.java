package dev.culprit.ui.testing;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Answers each query with the rows the script has for it. A test can make every query hang.
final class ScriptedConnector implements Connector {
    static final String SLOW = "regions";

    private final CountDownLatch open;

    private final Optional<Lineage> lineage;

    /// @param open queries hang until it is counted down
    /// @param lineage what the source knows of it
    ScriptedConnector(CountDownLatch open, Optional<Lineage> lineage) {
        this.open = open;
        this.lineage = lineage;
    }

    @Override
    public SourceId source() {
        return new SourceId("samples/orders");
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.KEYS, Capability.ROW_COUNTS, Capability.CANCEL);
    }

    @Override
    public Schema describe() {
        return NullSpike.schema();
    }

    @Override
    public Optional<Lineage> lineage() {
        return lineage;
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) {
        return CostEstimate.ofRows(3_014);
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        open.await();
        if (query.sql().contains("GROUP BY country")) {
            throw new ConnectorException(
                    FailureKind.TIMEOUT, "The query did not end within 30 seconds.");
        }
        if (query.sql().contains("date_trunc")) {
            return days();
        }
        return groups();
    }

    private static QueryResult days() {
        List<Row> rows =
                java.util.stream.IntStream.range(-7, 3)
                        .mapToObj(day ->
                                new Row(
                                        List.of(
                                                NullSpike.day(day).toString(),
                                                "" + (2_700 + 31 * (day + 7)),
                                                day < 0 ? "27" : "602")))
                        .toList();
        return result(rows, "day", "rows_all", "rows_null");
    }

    private static QueryResult groups() {
        return result(
                List.of(
                        new Row(List.of("2.3.1", "2310", "1794")),
                        new Row(List.of("2.3.0", "1890", "19")),
                        new Row(List.of("2.2.9", "702", "7")),
                        new Row(List.of("2.2.8", "112", "1"))),
                "app_version",
                "rows_all",
                "rows_null");
    }

    private static QueryResult result(List<Row> rows, String... names) {
        List<ResultColumn> columns =
                java.util.Arrays.stream(names)
                        .map(name ->
                                new ResultColumn(
                                        name,
                                        name.startsWith("rows") ? DataType.INTEGER : DataType.TEXT))
                        .toList();
        return new QueryResult(columns, rows, rows.size(), QueryResult.Provenance.FULL);
    }

    @Override
    public void cancel(QueryId query) {}

    @Override
    public Check check() {
        return new Check(3, "scripted", List.of());
    }

    @Override
    public void close() {}
}
