package dev.culprit.samples;

/// What every sample carries besides its incident: facts of the same days that look like causes and
/// are none.
final class Decoys {

    private static final double GUEST_BUG = 0.006;
    private static final double PAYPAL_GUEST_BUG = 0.025;
    private static final double ATTRIBUTION_LOST = 0.5;

    private final Shop shop;
    private final ShopPlan plan;
    private final SplitMix64 random;

    Decoys(Shop shop, ShopPlan plan, SplitMix64 random) {
        this.shop = shop;
        this.plan = plan;
        this.random = random;
    }

    /// @param attributionLostFrom when the marketing source begins to get lost on Android
    void plant(long attributionLostFrom) {
        versionRollouts();
        campaign();
        ordersWithoutUser();
        attributionLost(attributionLostFrom);
        newsletterFails();
    }

    private void versionRollouts() {
        note("rollout", "app_version", plan.webRollout(), "channel", "web");
        note("rollout", "app_version", plan.appRollout(), "channel", "mobile_app");
    }

    private void campaign() {
        ShopPlan.Campaign campaign = plan.campaign();
        note("other_measure", "discount_amount", campaign.start(), "channel", campaign.channel());
    }

    /// One order in a hundred has always lost its customer, more of those paid by PayPal.
    private void ordersWithoutUser() {
        shop.changeOrders(
                order ->
                        random.chance(
                                order.paymentMethod().equals("paypal")
                                        ? PAYPAL_GUEST_BUG
                                        : GUEST_BUG),
                order -> order.withUser(User.NONE));
        note(
                "static_high_null_slice",
                "user_id",
                plan.period().start(),
                "payment_method",
                "paypal");
    }

    private void attributionLost(long from) {
        shop.changeOrders(
                order ->
                        order.session().platform().equals("android")
                                && order.createdAt() >= from
                                && random.chance(ATTRIBUTION_LOST),
                Order::withoutUtmSource);
        note("other_null", "utm_source", from, "platform", "android");
    }

    private void newsletterFails() {
        long night = plan.period().window() + 5 * UtcTime.HOUR;
        shop.operations().jobRun("newsletter_export", night + 900, "failed");
        shop.operations().jobRun("newsletter_export", night + 1_800, "failed");
        note("failed_job", "job_runs.status", night, "job", "newsletter_export");
    }

    private void note(String kind, String column, long start, String attribute, String value) {
        shop.distractors().add(new Distractor(kind, column, Slice.of(attribute, value), start));
    }
}
