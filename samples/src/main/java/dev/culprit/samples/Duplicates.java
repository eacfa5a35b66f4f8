package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A gateway gives up too early and delivers order items a second time.
record Duplicates() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 13), 1);
    private static final String ONSET = "2026-01-13 08:00:00";
    private static final long ONSET_TIME = UtcTime.parse(ONSET);
    private static final long EPISODE_START = UtcTime.parse("2025-12-30 10:00:00");
    private static final long EPISODE_END = UtcTime.parse("2025-12-30 13:00:00");

    @Override
    public Sample sample() {
        return new Sample(
                "duplicates",
                "Order items that are there twice",
                "On 13 January more than a tenth of the order items repeats an order_item_id.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(45, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        List<OrderItem> again = new ArrayList<>();
        for (OrderItem item : shop.items()) {
            if (random.chance(deliveredTwice(item))) {
                again.add(item.deliveredAgain(random.between(30, 300)));
            }
        }
        shop.items().addAll(again);
        shop.items().sort(Comparator.comparingLong(OrderItem::loadedAt));
        shop.operations().deployment(ONSET_TIME, "gw-2", "4.8.0", "retry after 1 s instead of 5 s");
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "order_item_id",
                                Slice.of("gateway", "gw-1"),
                                EPISODE_START));
    }

    @Override
    public Alert alert(Shop shop) {
        BigDecimal expected = duplicateRate(shop, PERIOD.start(), PERIOD.window());
        BigDecimal actual = duplicateRate(shop, PERIOD.window(), PERIOD.end());
        return new Alert(
                "SAMPLE-4",
                "order_items",
                Alert.metric(
                        "duplicate_rate",
                        "order_item_id",
                        "1 - count(distinct order_item_id) * 1.0 / count(*), per day"),
                "duplicate_rate_increase",
                expected,
                actual,
                "0.8",
                "created_at",
                PERIOD,
                "Duplicate rate of order_items.order_item_id is "
                        + actual
                        + ", expected about "
                        + expected
                        + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("duplicate_rows", "code_change", "order_items", "order_item_id")
                .in(
                        Slice.of("gateway", "gw-2"),
                        List.of(Slice.of("attempt", "2").and("gateway", "gw-2")))
                .since(ONSET);
    }

    @Override
    public String story() {
        return """
        On 13 January at 08:00 gateway `gw-2` got version 4.8.0 (`deployments`), which
        retries after one second instead of five and sends no idempotency key. From then on
        60 % of its order items are delivered twice: the same order_item_id, order, product,
        created_at and request_id, with `attempt` one higher and a later `loaded_at`.

        Not the cause: a second attempt alone (3 % of all rows of all gateways, delivered
        once); the same product twice in one basket with ids of its own, which customers do
        on purpose; a short episode of gw-1 on 30 December.
        """;
    }

    private static double deliveredTwice(OrderItem item) {
        if (item.gateway().equals("gw-2") && item.createdAt() >= ONSET_TIME) {
            return 0.60;
        }
        boolean episode =
                item.gateway().equals("gw-1")
                        && item.createdAt() >= EPISODE_START
                        && item.createdAt() < EPISODE_END;
        return episode ? 0.15 : 0;
    }

    private static BigDecimal duplicateRate(Shop shop, long from, long to) {
        List<OrderItem> rows =
                shop.items().stream()
                        .filter(item -> item.createdAt() >= from && item.createdAt() < to)
                        .toList();
        long distinct = rows.stream().mapToInt(OrderItem::number).distinct().count();
        return Measure.ratio(rows.size() - distinct, rows.size());
    }
}
