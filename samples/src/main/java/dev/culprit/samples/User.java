package dev.culprit.samples;

import java.io.IOException;

/// A registered customer. Numbers follow the order of registration.
record User(int number, long createdAt, Country country, boolean premium, int lifetimeCents) {

    /// Stands where a visitor is not logged in, or a row has lost its customer.
    static final int NONE = -1;

    static final TableSchema SCHEMA =
            TableSchema.of(
                    "users",
                    """
                    user_id varchar key
                    email varchar
                    created_at timestamp
                    country varchar
                    region varchar
                    is_premium boolean
                    lifetime_value decimal
                    """);

    static String id(int number) {
        return "u" + Integer.toString(10_000_000 + number).substring(1);
    }

    void write(CsvFile row) throws IOException {
        row.id('u', number, 7)
                .text(id(number) + "@example.com")
                .time(createdAt)
                .text(country.name())
                .text(country.region())
                .flag(premium)
                .money(lifetimeCents)
                .endRow();
    }
}
