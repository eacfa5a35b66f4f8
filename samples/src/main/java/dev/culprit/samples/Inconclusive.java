package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A complaint that these tables can neither confirm nor refute.
record Inconclusive() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 12), 1);
    private static final long EPISODE_START = UtcTime.parse("2025-12-22 08:00:00");
    private static final long EPISODE_END = UtcTime.parse("2025-12-22 12:00:00");

    @Override
    public Sample sample() {
        return new Sample(
                "inconclusive",
                "Customers say they were charged a different total",
                "Since 12 January customers report charges that differ from the total they saw.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(49, PERIOD).withQuietWindow();
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
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
        return new Alert(
                "SAMPLE-8",
                "orders",
                Alert.metric("description", "total charged differs from total at checkout"),
                "custom",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "0.4",
                "created_at",
                PERIOD,
                "Customer support: since yesterday several customers report that their card was"
                        + " charged a different amount than the total shown at checkout. Orders of"
                        + " all kinds, no pattern known. Please find out why.");
    }

    @Override
    public Truth truth() {
        return Truth.of("other", "other", "orders").rated("hard").inconclusive();
    }

    @Override
    public String story() {
        return """
        The honest answer is *inconclusive* (exit code 3). What was charged is known to the
        payment provider only; its charges are not among these tables, and the catalogue
        names them (`payment_charges`) only as a table that orders feed. What can be
        checked is consistent: every total_amount equals its items less discount plus
        shipping, every item has its product, amounts and counts of 12 January are what the
        Mondays before had, no slice moved and nothing was released that day. So the
        complaint is neither confirmed nor refuted; the next step is to get the provider's
        charges of 12 January.

        Naming a cause here would be a guess. `expected_variance` is wrong as well: nobody
        measured a deviation that could be called normal, and customers do complain. Not the
        cause: the roll-out of 2.3.1 (5 and 6 January), a web campaign with more discounts
        that ended on 4 January, marketing sources lost on Android since 3 January, lost
        users on 22 December.
        """;
    }
}
