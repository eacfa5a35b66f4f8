package dev.culprit.samples;

import java.util.List;

/// Hourly health checks of the edge nodes that take the tracking events.
final class CollectorHealth {

    private record Collector(String name, String region, double failures) {}

    private static final List<Collector> COLLECTORS =
            List.of(
                    new Collector("edge-eu-1", "EU", 0.004),
                    new Collector("edge-eu-2", "EU", 0.004),
                    new Collector("edge-us-1", "NA", 0.004),
                    new Collector("edge-us-2", "NA", 0.004),
                    new Collector("edge-ap-1", "APAC", 0.06),
                    new Collector("edge-sa-1", "LATAM", 0.004));

    private static final TableSchema SCHEMA =
            TableSchema.of(
                    "collector_health",
                    """
                    check_id varchar key
                    collector varchar
                    region varchar
                    checked_at timestamp
                    status varchar
                    response_ms integer
                    """);

    private CollectorHealth() {}

    static RecordTable checks(Period period, long onset, SplitMix64 random) {
        RecordTable checks = new RecordTable(SCHEMA, "h");
        for (long time = period.start(); time < period.end(); time += UtcTime.HOUR) {
            for (Collector collector : COLLECTORS) {
                boolean blocked = collector.region().equals("EU") && time >= onset;
                check(checks, collector, time + random.below(30), blocked, random);
            }
        }
        return checks;
    }

    private static void check(
            RecordTable checks,
            Collector collector,
            long time,
            boolean blocked,
            SplitMix64 random) {
        boolean failed = random.chance(blocked ? 0.9 : collector.failures());
        checks.add(
                time,
                collector.name(),
                collector.region(),
                UtcTime.format(time),
                failed ? "blocked" : "ok",
                Integer.toString(failed ? 30_000 : random.between(18, 140)));
    }
}
