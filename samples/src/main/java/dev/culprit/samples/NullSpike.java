package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A new version of the app checks out without telling whose order it is.
record NullSpike() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 10), 3);
    private static final double LOST = 0.95;
    private static final long EPISODE_START = UtcTime.parse("2025-12-22 08:00:00");
    private static final long EPISODE_END = UtcTime.parse("2025-12-22 12:00:00");

    @Override
    public Sample sample() {
        return new Sample(
                "null_spike",
                "Every fifth order has lost its customer",
                "The share of orders without user_id rose from 1 % to 22 % on 10 January.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(42, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        shop.changeOrders(
                order -> order.isFrom("mobile_app", "2.3.1") && random.chance(LOST),
                order -> order.withUser(User.NONE));
        shop.changeOrders(
                order ->
                        order.session().channel().equals("web")
                                && order.createdAt() >= EPISODE_START
                                && order.createdAt() < EPISODE_END
                                && random.chance(0.5),
                order -> order.withUser(User.NONE));
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "user_id",
                                Slice.of("channel", "web"),
                                EPISODE_START));
    }

    @Override
    public Alert alert(Shop shop) {
        BigDecimal expected =
                Measure.share(
                        shop.orders(), o -> PERIOD.inBaseline(o.createdAt()), o -> !o.hasUser());
        BigDecimal actual =
                Measure.share(
                        shop.orders(), o -> PERIOD.inWindow(o.createdAt()), o -> !o.hasUser());
        return new Alert(
                "SAMPLE-1",
                "orders",
                Alert.metric(
                        "null_rate",
                        "user_id",
                        "avg(case when user_id is null then 1.0 else 0 end)"),
                "null_rate_increase",
                expected,
                actual,
                "0.9",
                "created_at",
                PERIOD,
                "NULL rate of orders.user_id is " + actual + ", expected about " + expected + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("null_spike", "code_change", "orders", "user_id")
                .in(Slice.of("app_version", "2.3.1").and("channel", "mobile_app"), List.of())
                .since("2026-01-10 00:00:00");
    }

    @Override
    public String story() {
        return """
        Version 2.3.1 of the mobile app reached 60 % of the devices on 10 January at 00:00.
        Its new checkout call leaves out the user: 95 % of the orders of channel
        `mobile_app` with app_version `2.3.1` have no user_id. The same visits still carry
        the user in `events`, joined by session_id, so the customers were logged in.

        Not the cause: version 2.3.1 of the web shop (since 8 January, keeps its users);
        version 2.3.0 of the app in the same days; PayPal orders, which have always lost
        a few users; an episode on the web on 22 December that healed after four hours.
        """;
    }
}
