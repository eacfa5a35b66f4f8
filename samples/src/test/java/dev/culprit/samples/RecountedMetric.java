package dev.culprit.samples;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/// The metrics of the alerts, counted anew from the CSV files.
enum RecountedMetric {
    NULL_USER {
        @Override
        double of(String sample, CsvTable rows) {
            return share(rows, rows.where("user_id", ""));
        }
    },
    ROWS {
        @Override
        double of(String sample, CsvTable rows) {
            return rows.rows().size();
        }
    },
    PRICE_NOT_NUMERIC {
        @Override
        double of(String sample, CsvTable rows) {
            int price = rows.indexOf("price");
            return share(rows, rows.where(row -> !row[price].matches("^-?[0-9]+(\\.[0-9]+)?$")));
        }
    },
    DUPLICATE_ITEMS {
        @Override
        double of(String sample, CsvTable rows) {
            return 1 - rows.distinct("order_item_id").size() / (double) rows.rows().size();
        }
    },
    HOURS_TO_INSERT {
        @Override
        double of(String sample, CsvTable rows) {
            int created = rows.indexOf("created_at");
            int inserted = rows.indexOf("inserted_at");
            return rows.rows().stream()
                            .mapToLong(row -> seconds(row[created], row[inserted]))
                            .average()
                            .orElseThrow()
                    / 3_600;
        }
    },
    ORPHANED_USER {
        @Override
        double of(String sample, CsvTable rows) {
            Set<String> known =
                    new HashSet<>(WrittenSamples.table(sample, "users").values("user_id"));
            int user = rows.indexOf("user_id");
            CsvTable named = rows.where(row -> !row[user].isEmpty());
            return share(named, named.where(row -> !known.contains(row[user])));
        }
    };

    abstract double of(String sample, CsvTable rows);

    private static double share(CsvTable all, CsvTable hit) {
        return hit.rows().size() / (double) all.rows().size();
    }

    private static long seconds(String from, String to) {
        return ChronoUnit.SECONDS.between(time(from), time(to));
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
