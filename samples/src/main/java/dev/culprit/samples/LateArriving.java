package dev.culprit.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/// Phones of one platform cannot upload for two days, queue their events and send them all at once.
record LateArriving() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 10), 3);
    private static final String ONSET = "2026-01-10 06:00:00";
    private static final long ONSET_TIME = UtcTime.parse(ONSET);
    private static final long RECOVERY = UtcTime.parse("2026-01-12 18:00:00");
    private static final long EPISODE_START = UtcTime.parse("2025-12-20 00:00:00");
    private static final double QUEUED = 0.35;

    @Override
    public Sample sample() {
        return new Sample(
                "late_arriving",
                "Events that arrive days late",
                "Since 10 January events reach the warehouse hours later than usual on average.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(46, PERIOD);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        Map<Integer, Long> uploads = new HashMap<>();
        for (Session session : shop.sessions()) {
            if (queues(session) && random.chance(QUEUED)) {
                uploads.put(session.number(), RECOVERY + random.below(6 * 3_600 - 60));
            } else if (inEpisode(session) && random.chance(0.1)) {
                uploads.put(session.number(), session.start() + 6 * UtcTime.HOUR);
            }
        }
        upload(shop.events(), uploads);
        shop.operations()
                .deployment(
                        ONSET_TIME, "ios_upload", "cert-2026", "certificate of uploads renewed");
        shop.operations()
                .deployment(RECOVERY, "ios_upload", "cert-2026b", "certificate chain completed");
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "inserted_at",
                                Slice.of("platform", "android"),
                                EPISODE_START));
    }

    @Override
    public Alert alert(Shop shop) {
        BigDecimal expected = hoursToInsert(shop.events(), PERIOD::inBaseline);
        BigDecimal actual = hoursToInsert(shop.events(), PERIOD::inWindow);
        return new Alert(
                "SAMPLE-5",
                "events",
                Alert.metric(
                        "freshness", "inserted_at", "avg hours from created_at to inserted_at"),
                "freshness_increase",
                expected,
                actual,
                "0.8",
                "created_at",
                PERIOD,
                "The average delay from events.created_at to inserted_at is "
                        + actual
                        + " hours, expected about "
                        + expected
                        + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("late_arrival", "infrastructure", "events", "inserted_at", "created_at")
                .in(
                        Slice.of("platform", "ios"),
                        List.of(
                                Slice.of("channel", "mobile_app").and("platform", "ios"),
                                Slice.of("device_type", "mobile").and("platform", "ios"),
                                Slice.of("channel", "mobile_app")
                                        .and("device_type", "mobile")
                                        .and("platform", "ios")))
                .since(ONSET);
    }

    @Override
    public String story() {
        return """
        On 10 January at 06:00 the certificate of the iOS upload service was renewed with an
        incomplete chain (`deployments`). A third of the iOS visits could not upload and
        kept their events on the phone; after the repair on 12 January at 18:00 they sent
        them all at once, up to two and a half days late. Late events carry an
        `upload_batch` of that evening. Android and web were on time.

        Platform `ios` exists only in channel `mobile_app` on device_type `mobile`, so
        naming these as well selects the same rows. Not the cause: version 2.3.1, which
        rolled out six hours earlier (2.3.0 is as late); one app visit in a hundred that
        has always been uploaded some hours later; a delay of Android on 20 December.
        """;
    }

    private static boolean queues(Session session) {
        return session.platform().equals("ios")
                && session.start() >= ONSET_TIME
                && session.start() < RECOVERY - 600;
    }

    private static boolean inEpisode(Session session) {
        return session.platform().equals("android")
                && session.start() >= EPISODE_START
                && session.start() < EPISODE_START + UtcTime.DAY;
    }

    private static void upload(Events events, Map<Integer, Long> uploads) {
        for (int event = 0; event < events.size(); event++) {
            Long time = uploads.get(events.session(event));
            if (time != null) {
                events.uploadLate(event, time);
            }
        }
    }

    private static BigDecimal hoursToInsert(Events events, LongPredicate within) {
        long seconds = 0;
        long rows = 0;
        for (int event = 0; event < events.size(); event++) {
            if (within.test(events.createdAt(event))) {
                seconds += events.insertedAt(event) - events.createdAt(event);
                rows++;
            }
        }
        return BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(rows * UtcTime.HOUR), 5, RoundingMode.HALF_UP);
    }
}
