package dev.culprit.samples;

import java.util.List;

/// Turns a completed basket into an order and its items.
final class Checkout {

    private static final List<String> PAYMENTS = List.of("card", "paypal", "applepay", "crypto");
    private static final int[] PAYMENT_WEIGHTS = {70, 20, 8, 2};
    private static final List<String> SOURCES =
            List.of("google", "newsletter", "instagram", "direct", "");
    private static final int[] SOURCE_WEIGHTS = {40, 20, 13, 15, 12};
    private static final List<String> GATEWAYS = List.of("gw-1", "gw-2", "gw-3");
    private static final int[] GATEWAY_WEIGHTS = {40, 30, 30};
    private static final int[] QUANTITY_WEIGHTS = {70, 20, 10};
    private static final double DISCOUNTED = 0.20;
    private static final double DISCOUNTED_IN_CAMPAIGN = 0.35;
    private static final int FREE_SHIPPING_FROM = 5_000;
    private static final int SHIPPING = 599;
    private static final double SECOND_ATTEMPT = 0.03;
    private static final double SAME_PRODUCT_AGAIN = 0.02;

    private final Shop shop;
    private final ShopPlan plan;
    private final SplitMix64 random;

    Checkout(Shop shop, ShopPlan plan, SplitMix64 random) {
        this.shop = shop;
        this.plan = plan;
        this.random = random;
    }

    void complete(Session session, long time, int lines) {
        if (time >= plan.period().end()) {
            return;
        }
        int order = shop.orders().size();
        int itemCents = addItems(order, time, lines);
        int discount = discount(session, itemCents);
        int shipping = itemCents - discount < FREE_SHIPPING_FROM ? SHIPPING : 0;
        shop.orders()
                .add(
                        new Order(
                                order,
                                session.user(),
                                session,
                                random.chance(0.97) ? "paid" : "refunded",
                                itemCents,
                                discount,
                                shipping,
                                PAYMENTS.get(random.weighted(PAYMENT_WEIGHTS)),
                                SOURCES.get(random.weighted(SOURCE_WEIGHTS)),
                                time,
                                time + random.between(5, 900)));
    }

    private int addItems(int order, long time, int lines) {
        String gateway = GATEWAYS.get(random.weighted(GATEWAY_WEIGHTS));
        int total = 0;
        int product = random.below(shop.products().size());
        for (int line = 0; line < lines; line++) {
            int quantity = 1 + random.weighted(QUANTITY_WEIGHTS);
            int price = shop.products().get(product).priceCents();
            total += quantity * price;
            shop.items().add(item(order, product, quantity, price, gateway, time));
            product = nextProduct(product);
        }
        return total;
    }

    /// Now and then somebody puts the same article into the basket twice, and means it.
    private int nextProduct(int product) {
        int other =
                (product + 1 + random.below(shop.products().size() - 1)) % shop.products().size();
        return random.chance(SAME_PRODUCT_AGAIN) ? product : other;
    }

    private OrderItem item(
            int order, int product, int quantity, int price, String gateway, long time) {
        int attempt = random.chance(SECOND_ATTEMPT) ? 2 : 1;
        long loadedAt = time + random.between(20, 400) + (attempt - 1) * 60L;
        return new OrderItem(
                shop.items().size(),
                order,
                product,
                quantity,
                price,
                gateway,
                attempt,
                time,
                loadedAt);
    }

    private int discount(Session session, int itemCents) {
        double share = plan.campaign().covers(session) ? DISCOUNTED_IN_CAMPAIGN : DISCOUNTED;
        return random.chance(share) ? (int) ((long) itemCents * random.between(5, 25) / 100) : 0;
    }
}
