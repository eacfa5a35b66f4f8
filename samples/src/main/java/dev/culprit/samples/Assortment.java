package dev.culprit.samples;

import java.util.ArrayList;
import java.util.List;

/// Draws the products and the import runs that last wrote them.
final class Assortment {

    static final String CATALOG_SYNC = "catalog_sync_v1";
    static final String SUPPLIER_FEED = "supplier_feed";
    static final String MANUAL_EDIT = "manual_edit";

    private static final int PRODUCTS = 2_500;
    private static final int[] JOB_WEIGHTS = {55, 33, 12};
    private static final List<String> CATEGORIES =
            List.of(
                    "audio",
                    "beauty",
                    "books",
                    "computing",
                    "garden",
                    "grocery",
                    "home",
                    "sport",
                    "toys",
                    "travel");

    private Assortment() {}

    static List<Product> draw(Period period, SplitMix64 random) {
        List<Product> products = new ArrayList<>();
        for (int number = 0; number < PRODUCTS; number++) {
            products.add(product(number, period, random));
        }
        return products;
    }

    private static Product product(int number, Period period, SplitMix64 random) {
        int price = random.between(999, 99_999);
        int cost = (int) ((long) price * random.between(40, 80) / 100);
        long day = period.start() + random.below(period.days()) * UtcTime.DAY;
        String category = CATEGORIES.get(random.below(CATEGORIES.size()));
        boolean active = random.chance(0.95);
        long created = period.start() - random.between(UtcTime.DAY, 180 * UtcTime.DAY);
        ImportRun run = ImportRun.draw(day, random);
        return new Product(
                number,
                category,
                price,
                Money.format(price),
                cost,
                random.below(1_001),
                active,
                run.job(),
                run.batch(),
                created,
                run.time() + random.below(600));
    }

    /// The sync runs every four hours, the feed once a day, people edit in office hours.
    private record ImportRun(String job, String batch, long time) {

        static ImportRun draw(long day, SplitMix64 random) {
            return switch (random.weighted(JOB_WEIGHTS)) {
                case 0 -> of(CATALOG_SYNC, "cs-", day + random.below(6) * 4L * UtcTime.HOUR);
                case 1 -> of(SUPPLIER_FEED, "sf-", day + 6 * UtcTime.HOUR);
                default ->
                        new ImportRun(MANUAL_EDIT, "", day + random.between(8, 17) * UtcTime.HOUR);
            };
        }

        private static ImportRun of(String job, String prefix, long time) {
            return new ImportRun(job, prefix + UtcTime.hourStamp(time), time);
        }
    }
}
