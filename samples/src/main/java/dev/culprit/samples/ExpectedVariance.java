package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// Nothing happened: it was a Sunday.
record ExpectedVariance() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 11), 1);
    private static final long EPISODE_START = UtcTime.parse("2025-12-30 09:00:00");
    private static final long EPISODE_END = UtcTime.parse("2025-12-30 12:00:00");

    @Override
    public Sample sample() {
        return new Sample(
                "expected_variance",
                "Far fewer orders than on an average day",
                "On 11 January there were about a quarter fewer orders than on an average day.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(48, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        Set<Integer> lost = new HashSet<>();
        for (Order order : shop.orders()) {
            if (inEpisode(order) && random.chance(0.8)) {
                lost.add(order.number());
            }
        }
        shop.orders().removeIf(order -> lost.contains(order.number()));
        shop.items().removeIf(item -> lost.contains(item.order()));
        shop.operations()
                .deployment(
                        PERIOD.window() + 2 * UtcTime.HOUR, "search", "1.61.0", "routine release");
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "created_at",
                                Slice.of("payment_method", "card"),
                                EPISODE_START));
    }

    @Override
    public Alert alert(Shop shop) {
        long before = shop.orders().stream().filter(o -> PERIOD.inBaseline(o.createdAt())).count();
        long during = shop.orders().stream().filter(o -> PERIOD.inWindow(o.createdAt())).count();
        BigDecimal expected = Measure.perDay(before, PERIOD.historyDays());
        BigDecimal actual = Measure.perDay(during, PERIOD.windowDays());
        return new Alert(
                "SAMPLE-7",
                "orders",
                Alert.metric("row_count", "count(*) per day"),
                "row_count_decrease",
                expected,
                actual,
                "0.5",
                "created_at",
                PERIOD,
                "Rows per day of orders is " + actual + ", expected about " + expected + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("expected_variance", "expected_variance", "orders");
    }

    @Override
    public String story() {
        return """
        11 January is a Sunday. No parcels leave on a Sunday (`calendar.is_delivery_day`),
        so fewer visitors complete their order, and the four Sundays before were as low.
        The monitor compares with the mean of all weekdays. No fault, no slice, no onset.

        Not the cause: version 2.3.1, live since the day before; a release of the search on
        that night; the failed newsletter; card payments that were down for three hours on
        30 December.
        """;
    }

    private static boolean inEpisode(Order order) {
        return order.paymentMethod().equals("card")
                && order.createdAt() >= EPISODE_START
                && order.createdAt() < EPISODE_END;
    }
}
