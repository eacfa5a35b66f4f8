package dev.culprit.samples;

import java.io.IOException;

/// One line of an order, as a gateway delivered it. A request that is answered too late is sent
/// again with the next `attempt`; the receiver is expected to keep only one of them.
record OrderItem(
        int number,
        int order,
        int product,
        int quantity,
        int priceCents,
        String gateway,
        int attempt,
        long createdAt,
        long loadedAt) {

    static final TableSchema SCHEMA =
            TableSchema.of(
                    "order_items",
                    """
                    order_item_id varchar key
                    order_id varchar -> orders.order_id
                    product_id varchar -> products.product_id
                    quantity integer
                    unit_price decimal
                    gateway varchar
                    request_id varchar
                    attempt integer
                    created_at timestamp
                    loaded_at timestamp
                    """);

    OrderItem deliveredAgain(int secondsLater) {
        return new OrderItem(
                number,
                order,
                product,
                quantity,
                priceCents,
                gateway,
                attempt + 1,
                createdAt,
                loadedAt + secondsLater);
    }

    void write(CsvFile row) throws IOException {
        row.id('i', number, 6)
                .id('o', order, 6)
                .id('p', product, 5)
                .number(quantity)
                .money(priceCents)
                .text(gateway)
                .id('r', number * 7 + 13, 7)
                .number(attempt)
                .time(createdAt)
                .time(loadedAt)
                .endRow();
    }
}
