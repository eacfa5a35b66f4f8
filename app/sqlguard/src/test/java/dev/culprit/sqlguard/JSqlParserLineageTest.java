package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.context.Lineage.Edge;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JSqlParserLineageTest {
    private static final TableName ORDERS = TableName.of("orders");
    private static final TableName RAW = new TableName("raw", "orders_in");
    private static final TableName PAYMENTS = TableName.of("payments");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SqlLineage lineage = new JSqlParserLineage(threads);

    @AfterEach
    void close() {
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO orders (order_id, provider) SELECT o.order_id, p.provider"
                        + " FROM raw.orders_in o LEFT JOIN payments p ON o.order_id = p.order_id",
                "CREATE TABLE orders AS SELECT o.order_id, p.provider"
                        + " FROM raw.orders_in o LEFT JOIN payments p USING (order_id)",
                "CREATE OR REPLACE VIEW orders AS WITH paid AS (SELECT order_id, provider FROM"
                        + " payments) SELECT o.order_id, p.provider FROM raw.orders_in o JOIN paid p ON"
                        + " p.order_id = o.order_id"
            })
    void tablesAndColumnsAreTracedToWhereTheyComeFrom(String sql) {
        SqlLineage.Read read = lineage.read(sql, Optional.empty());

        assertThat(read.problem()).isEmpty();
        assertThat(read.written()).containsExactly(ORDERS);
        assertThat(read.edges())
                .containsExactlyInAnyOrder(
                        new Edge(RAW, ORDERS, "order_id", Map.of()),
                        new Edge(
                                PAYMENTS,
                                ORDERS,
                                "order_id",
                                Map.of("provider", "payments.provider")));
    }

    @Test
    void mergeAndUpdateReadWhatTheyUse() {
        SqlLineage.Read read =
                lineage.read(
                        """
                        MERGE INTO orders t USING raw.orders_in s ON t.order_id = s.order_id
                        WHEN MATCHED THEN UPDATE SET t.total = s.total;
                        UPDATE orders SET paid = p.paid FROM payments p WHERE p.order_id = orders.order_id;
                        """,
                        Optional.empty());

        assertThat(read.edges()).map(Edge::from).containsExactlyInAnyOrder(RAW, PAYMENTS);
    }

    @Test
    void aBareSelectFillsTheModelItIsOf() {
        SqlLineage.Read read =
                lineage.read("select user_id as buyer from payments", Optional.of(ORDERS));

        assertThat(read.edges())
                .containsExactly(
                        new Edge(PAYMENTS, ORDERS, "", Map.of("buyer", "payments.user_id")));
        assertThat(lineage.read("select 1 from payments", Optional.empty()).edges()).isEmpty();
    }

    @Test
    void whatCannotBeParsedIsToldAndTheRestIsRead() {
        SqlLineage.Read read =
                lineage.read(
                        "CREATE TABLE a AS SELECT x FROM b;\nTHIS IS ; no ' sql;\n"
                                + "INSERT INTO c SELECT y FROM d",
                        Optional.empty());

        assertThat(read.problem()).isPresent();
        assertThat(read.written()).contains(TableName.of("a"));
    }

    @Test
    void hostileTextEndsInAProblem() {
        String deep = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000);
        for (String sql : List.of(deep, "'", "/*", "\u0000", "SELECT \ud83d", ";;;")) {
            assertThat(lineage.read(sql, Optional.of(ORDERS)).edges()).isEmpty();
        }
    }
}
