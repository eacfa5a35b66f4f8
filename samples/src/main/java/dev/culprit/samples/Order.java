package dev.culprit.samples;

import java.io.IOException;

/// A paid basket. The total is always the items less the discount plus shipping.
record Order(
        int number,
        int user,
        Session session,
        String status,
        int itemCents,
        int discountCents,
        int shippingCents,
        String paymentMethod,
        String utmSource,
        long createdAt,
        long updatedAt) {

    static final TableSchema SCHEMA =
            TableSchema.of(
                    "orders",
                    """
                    order_id varchar key
                    user_id varchar -> users.user_id
                    session_id varchar
                    status varchar
                    total_amount decimal
                    discount_amount decimal
                    shipping_cost decimal
                    payment_method varchar
                    utm_source varchar
                    channel varchar
                    platform varchar
                    app_version varchar
                    country varchar
                    created_at timestamp
                    updated_at timestamp
                    """);

    boolean hasUser() {
        return user != User.NONE;
    }

    boolean isFrom(String channel, String appVersion) {
        return session.channel().equals(channel) && session.appVersion().equals(appVersion);
    }

    Order withUser(int newUser) {
        return new Order(
                number,
                newUser,
                session,
                status,
                itemCents,
                discountCents,
                shippingCents,
                paymentMethod,
                utmSource,
                createdAt,
                updatedAt);
    }

    Order withoutUtmSource() {
        return new Order(
                number,
                user,
                session,
                status,
                itemCents,
                discountCents,
                shippingCents,
                paymentMethod,
                "",
                createdAt,
                updatedAt);
    }

    void write(CsvFile row) throws IOException {
        row.id('o', number, 6);
        if (hasUser()) {
            row.id('u', user, 7);
        } else {
            row.missing();
        }
        row.id('s', session.number(), 7)
                .text(status)
                .money(itemCents - discountCents + shippingCents)
                .money(discountCents)
                .money(shippingCents)
                .text(paymentMethod)
                .text(utmSource)
                .text(session.channel())
                .text(session.platform())
                .text(session.appVersion())
                .text(session.country().name())
                .time(createdAt)
                .time(updatedAt)
                .endRow();
    }
}
