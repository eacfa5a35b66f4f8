package dev.culprit.samples;

/// Walks a visitor through the shop: landing page, a few searches and products, perhaps a basket,
/// perhaps an order.
final class Browsing {

    private static final double SENT_LATE = 0.01;

    private final Events events;
    private final ShopPlan plan;
    private final Checkout checkout;
    private final SplitMix64 random;
    private long clock;

    Browsing(Shop shop, ShopPlan plan, SplitMix64 random) {
        this.events = shop.events();
        this.plan = plan;
        this.checkout = new Checkout(shop, plan, random.branch("orders"));
        this.random = random.branch("browsing");
    }

    void visit(Session session) {
        clock = session.start();
        int firstEvent = events.size();
        record(session, EventType.PAGE_VIEW);
        int basket = browse(session);
        if (basket > 0 && random.chance(0.60)) {
            checkOut(session, basket);
        }
        if (session.channel().equals("mobile_app") && random.chance(SENT_LATE)) {
            sendLate(firstEvent);
        }
    }

    private int browse(Session session) {
        int basket = 0;
        int actions = random.between(1, 5);
        for (int i = 0; i < actions; i++) {
            int action = random.below(10);
            if (action < 2) {
                record(session, EventType.SEARCH);
            } else if (action < 5) {
                record(session, EventType.PAGE_VIEW);
            } else {
                record(session, EventType.PRODUCT_VIEW);
                basket += addToCart(session);
            }
        }
        return basket;
    }

    private int addToCart(Session session) {
        if (!random.chance(0.45)) {
            return 0;
        }
        record(session, EventType.ADD_TO_CART);
        return 1;
    }

    private void checkOut(Session session, int basket) {
        record(session, EventType.CHECKOUT_STARTED);
        record(session, EventType.CHECKOUT_STEP);
        boolean shipsToday = ShopSimulation.isDeliveryDay(UtcTime.dayOf(clock));
        boolean completes = random.chance(shipsToday ? 0.92 : 0.57);
        if (completes && session.user() != User.NONE) {
            record(session, EventType.CHECKOUT_COMPLETED);
            checkout.complete(session, clock, basket);
        } else {
            record(session, EventType.CHECKOUT_ABANDONED);
        }
    }

    private void record(Session session, EventType type) {
        int lag = 2 + random.below(15) * random.below(15);
        if (clock < plan.period().end()) {
            events.add(session.number(), type, clock, lag);
        }
        clock += random.between(5, 90);
    }

    /// A phone without reception keeps the visit and sends it some hours later.
    private void sendLate(int firstEvent) {
        long uploadedAt = clock + random.between(20 * 60, 5 * 3_600);
        for (int event = firstEvent; event < events.size(); event++) {
            events.uploadLate(event, uploadedAt);
        }
    }
}
