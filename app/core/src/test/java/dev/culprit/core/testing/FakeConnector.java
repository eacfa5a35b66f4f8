package dev.culprit.core.testing;

import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Answers SQL from a script. SQL that starts with `hang` runs until it is cancelled; what is not in
/// the script is rejected in the database's words.
public final class FakeConnector implements Connector {
    private final Map<String, QueryResult> answers = new ConcurrentHashMap<>();
    private final Map<QueryId, CountDownLatch> hanging = new ConcurrentHashMap<>();
    private final CountDownLatch hangs = new CountDownLatch(1);

    /// SQL in the order in which it ran.
    public final List<String> ran = new CopyOnWriteArrayList<>();

    public final List<QueryId> cancelled = new CopyOnWriteArrayList<>();
    private Schema schema =
            new Schema(
                    List.of(
                            new Table(
                                    TableName.of("orders"),
                                    List.of(
                                            Column.of("user_id", DataType.TEXT),
                                            Column.of("created_at", DataType.TIMESTAMP)),
                                    OptionalLong.of(3_014),
                                    List.of(),
                                    List.of())));

    public FakeConnector answer(String sql, String... numbers) {
        answers.put(sql, numbers(numbers));
        return this;
    }

    /// One row of numbers in columns `n1`, `n2` ..
    public static QueryResult numbers(String... values) {
        List<QueryResult.ResultColumn> columns =
                java.util.stream.IntStream.rangeClosed(1, values.length)
                        .mapToObj(i -> new QueryResult.ResultColumn("n" + i, DataType.DECIMAL))
                        .toList();
        return new QueryResult(
                columns,
                List.of(new QueryResult.Row(Arrays.asList(values))),
                1,
                QueryResult.Provenance.FULL);
    }

    public FakeConnector with(Schema other) {
        schema = other;
        return this;
    }

    /// Waits until a query hangs.
    public void awaitHang() throws InterruptedException {
        hangs.await();
    }

    @Override
    public SourceId source() {
        return new SourceId("shop");
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CANCEL);
    }

    @Override
    public Schema describe() {
        return schema;
    }

    @Override
    public CostEstimate estimate(InspectedQuery query) {
        return CostEstimate.ofRows(3_014);
    }

    @Override
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        ran.add(query.sql());
        if (query.sql().startsWith("hang") && !answers.containsKey(query.sql())) {
            CountDownLatch latch = hanging.computeIfAbsent(query.id(), _ -> new CountDownLatch(1));
            hangs.countDown();
            latch.await();
            throw new InterruptedException("cancelled");
        }
        QueryResult answer = answers.get(query.sql());
        if (answer == null) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "Binder Error: no such thing in " + query.sql());
        }
        return answer;
    }

    @Override
    public void cancel(QueryId query) {
        cancelled.add(query);
        CountDownLatch latch = hanging.get(query);
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public Check check() {
        return new Check(1, "fake", List.of());
    }

    @Override
    public void close() {}
}
