package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The tracking pixel is blocked for visitors of one region; they visit and buy as ever.
record VolumeDrop() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 12), 2);
    private static final String ONSET = "2026-01-12 02:00:00";
    private static final long ONSET_TIME = UtcTime.parse(ONSET);
    private static final double LOST = 0.80;
    private static final long EPISODE_START = UtcTime.parse("2025-12-19 06:00:00");
    private static final long EPISODE_END = UtcTime.parse("2025-12-19 14:00:00");

    @Override
    public Sample sample() {
        return new Sample(
                "volume_drop",
                "A third of the tracking events is missing",
                "Events per day fell well below normal on 12 January, while orders look normal.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(43, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        shop.events().removeIf(event -> blocked(shop, event) && random.chance(LOST));
        shop.events().removeIf(event -> inEpisode(shop, event) && random.chance(0.5));
        shop.operations()
                .deployment(ONSET_TIME, "cdn", "rules-118", "stricter tracking rules for EU edges");
        shop.extraTables().add(CollectorHealth.checks(PERIOD, ONSET_TIME, random));
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "created_at",
                                Slice.of("region", "APAC"),
                                EPISODE_START));
    }

    @Override
    public Alert alert(Shop shop) {
        Events events = shop.events();
        int before = events.count(event -> PERIOD.inBaseline(events.createdAt(event)));
        int during = events.count(event -> PERIOD.inWindow(events.createdAt(event)));
        BigDecimal expected = Measure.perDay(before, PERIOD.historyDays());
        BigDecimal actual = Measure.perDay(during, PERIOD.windowDays());
        return new Alert(
                "SAMPLE-2",
                "events",
                Alert.metric("row_count", "count(*) per day"),
                "row_count_decrease",
                expected,
                actual,
                "0.8",
                "created_at",
                PERIOD,
                "Rows per day of events is " + actual + ", expected about " + expected + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("volume_drop", "infrastructure", "events")
                .in(Slice.of("region", "EU"), List.of())
                .since(ONSET);
    }

    @Override
    public String story() {
        return """
        On 12 January at 02:00 the CDN rules `rules-118` went live (`deployments`). They
        block the tracking pixel at the EU edges: 80 % of the events of region `EU`
        (countries DE, FR and GB) are lost, and the health checks of the EU collectors in
        `collector_health` fail from the same hour. Orders from these countries go on as
        before: tracking is lost, not demand.

        Part of the alerted gap is no fault: Monday and Tuesday are always the weakest
        days. Not the cause: a health check of APAC that has always failed now and then, a
        loss in APAC on 19 December that healed, the roll-out of 2.3.1, the web campaign.
        """;
    }

    private static boolean blocked(Shop shop, int event) {
        return shop.events().createdAt(event) >= ONSET_TIME
                && shop.sessionOf(event).country().region().equals("EU");
    }

    private static boolean inEpisode(Shop shop, int event) {
        long time = shop.events().createdAt(event);
        return time >= EPISODE_START
                && time < EPISODE_END
                && shop.sessionOf(event).country().region().equals("APAC");
    }
}
