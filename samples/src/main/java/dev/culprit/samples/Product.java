package dev.culprit.samples;

import java.io.IOException;

/// An article of the catalogue. `price` is the text that the last import stored, `priceCents` what
/// it means.
record Product(
        int number,
        String category,
        int priceCents,
        String price,
        int costCents,
        int stock,
        boolean active,
        String sourceJob,
        String importBatch,
        long createdAt,
        long updatedAt) {

    static final TableSchema SCHEMA =
            TableSchema.of(
                    "products",
                    """
                    product_id varchar key
                    category varchar
                    price decimal
                    cost decimal
                    stock_qty integer
                    is_active boolean
                    source_job varchar
                    import_batch varchar
                    created_at timestamp
                    updated_at timestamp
                    """);

    Product withPrice(String text) {
        return imported(sourceJob, importBatch, text);
    }

    Product imported(String job, String batch, String text) {
        return new Product(
                number,
                category,
                priceCents,
                text,
                costCents,
                stock,
                active,
                job,
                batch,
                createdAt,
                updatedAt);
    }

    void write(CsvFile row) throws IOException {
        row.id('p', number, 5)
                .text(category)
                .text(price)
                .money(costCents)
                .number(stock)
                .flag(active)
                .text(sourceJob)
                .text(importBatch)
                .time(createdAt)
                .time(updatedAt)
                .endRow();
    }
}
