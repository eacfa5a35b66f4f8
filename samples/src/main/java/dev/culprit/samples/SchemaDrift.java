package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A new import job takes over part of the catalogue and writes prices as text with a currency.
record SchemaDrift() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 11), 3);
    private static final String ONSET = "2026-01-11 04:00:00";
    private static final long ONSET_TIME = UtcTime.parse(ONSET);
    private static final String NEW_JOB = "catalog_sync_v2";
    private static final String FORMAT = "^-?[0-9]+(\\.[0-9]+)?$";
    private static final Pattern NUMERIC = Pattern.compile(FORMAT);
    private static final double TAKEN_OVER = 0.64;
    private static final double WITH_CURRENCY = 0.92;

    @Override
    public Sample sample() {
        return new Sample(
                "schema_drift",
                "Prices that are no numbers",
                "Since 11 January more than a quarter of the updated products has a price that"
                        + " cannot be read as a number.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(44, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        shop.changeProducts(
                p -> p.sourceJob().equals(Assortment.MANUAL_EDIT) && random.chance(0.03),
                p -> p.withPrice("n/a"));
        shop.changeProducts(
                p -> p.importBatch().equals("sf-122906"), p -> p.withPrice(p.price() + " EUR"));
        shop.changeProducts(
                p -> handedOver(p) && random.chance(TAKEN_OVER), p -> imported(p, random));
        runNewJob(shop);
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "price",
                                Slice.of("import_batch", "sf-122906"),
                                UtcTime.parse("2025-12-29 06:00:00")));
    }

    @Override
    public Alert alert(Shop shop) {
        BigDecimal expected =
                Measure.share(
                        shop.products(), p -> PERIOD.inBaseline(p.updatedAt()), p -> !isNumeric(p));
        BigDecimal actual =
                Measure.share(
                        shop.products(), p -> PERIOD.inWindow(p.updatedAt()), p -> !isNumeric(p));
        Map<String, Object> metric =
                Alert.metric(
                        "type_mismatch_rate",
                        "price",
                        "share of non-null price not matching format");
        metric.put("format", FORMAT);
        return new Alert(
                "SAMPLE-3",
                "products",
                metric,
                "type_mismatch_rate_increase",
                expected,
                actual,
                "0.8",
                "updated_at",
                PERIOD,
                "The share of products.price that is no number is "
                        + actual
                        + ", expected about "
                        + expected
                        + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("format_drift", "upstream_dependency", "products", "price")
                .in(Slice.of("source_job", NEW_JOB), List.of())
                .since(ONSET);
    }

    @Override
    public String story() {
        return """
        On 11 January at 04:00 the import job `catalog_sync_v2` took over most of the runs
        of `catalog_sync_v1` (`deployments`, `job_runs`). It does not cast the price: 92 %
        of the products it wrote have a price such as `49.90 USD`. The window is counted by
        products.updated_at.

        Not the cause: `catalog_sync_v1` in the same days (clean); manual edits, which have
        always held an `n/a` now and then; one supplier feed of 29 December that wrote
        `EUR` behind its prices and was right again the next day.
        """;
    }

    private static boolean isNumeric(Product product) {
        return NUMERIC.matcher(product.price()).find();
    }

    private static boolean handedOver(Product product) {
        return product.sourceJob().equals(Assortment.CATALOG_SYNC)
                && product.updatedAt() >= ONSET_TIME;
    }

    private static Product imported(Product product, SplitMix64 random) {
        String batch = "cs2-" + UtcTime.hourStamp(product.updatedAt());
        boolean drifted = random.chance(WITH_CURRENCY);
        return product.imported(
                NEW_JOB, batch, drifted ? product.price() + " USD" : product.price());
    }

    private static void runNewJob(Shop shop) {
        shop.operations()
                .deployment(
                        ONSET_TIME - 600, NEW_JOB, "2.0.0", "replaces catalog_sync_v1 in steps");
        for (long time = ONSET_TIME; time < PERIOD.end(); time += 4 * UtcTime.HOUR) {
            shop.operations().jobRun(NEW_JOB, time, "success");
        }
    }
}
