package dev.culprit.samples;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// The records beside the business data: job runs, deployments and the calendar. Most of what they
/// tell is every-day work.
final class Operations {

    private record Job(String name, int everyHours, int minute, double failures) {}

    private static final List<Job> JOBS =
            List.of(
                    new Job("load_events", 4, 15, 0.01),
                    new Job("load_orders", 4, 20, 0.01),
                    new Job("catalog_sync_v1", 4, 0, 0.01),
                    new Job("supplier_feed", 24, 360, 0.02),
                    new Job("newsletter_export", 24, 300, 0.15),
                    new Job("archive_orders", 4, 10, 0.01));

    private static final List<String> COMPONENTS =
            List.of("search", "recommendations", "wishlist", "mail_templates", "warehouse_api");

    private final RecordTable jobRuns =
            new RecordTable(
                    TableSchema.of(
                            "job_runs",
                            """
                            run_id varchar key
                            job varchar
                            started_at timestamp
                            finished_at timestamp
                            status varchar
                            rows_affected integer
                            """),
                    "j");
    private final RecordTable deployments =
            new RecordTable(
                    TableSchema.of(
                            "deployments",
                            """
                            deployment_id varchar key
                            component varchar
                            version varchar
                            deployed_at timestamp
                            note varchar
                            """),
                    "d");
    private final RecordTable calendar =
            new RecordTable(
                    TableSchema.of(
                            "calendar",
                            """
                            cal_date date key
                            weekday varchar
                            is_holiday boolean
                            holiday_name varchar
                            is_delivery_day boolean
                            """),
                    "");
    private final SplitMix64 random;

    private Operations(SplitMix64 random) {
        this.random = random;
    }

    static Operations of(ShopPlan plan) {
        Operations operations = new Operations(new SplitMix64(plan.seed()).branch("operations"));
        Period period = plan.period();
        JOBS.forEach(job -> operations.schedule(job, period));
        for (int day = 0; day < period.days(); day++) {
            operations.everyDay(period.firstDay().plusDays(day));
        }
        operations.deployment(plan.webRollout(), "web", "2.3.1", "60 % of visitors");
        operations.deployment(plan.appRollout(), "mobile_app", "2.3.1", "60 % of devices");
        return operations;
    }

    List<RecordTable> tables() {
        return List.of(jobRuns, deployments, calendar);
    }

    void deployment(long time, String component, String version, String note) {
        deployments.add(time, component, version, UtcTime.format(time), note);
    }

    void jobRun(String job, long start, String status) {
        jobRun(job, start, status, status.equals("success") ? random.between(200, 3_000) : 0);
    }

    void jobRun(String job, long start, String status, int rows) {
        long end = start + random.between(40, 280);
        jobRuns.add(
                start,
                job,
                UtcTime.format(start),
                UtcTime.format(end),
                status,
                Integer.toString(rows));
    }

    private void schedule(Job job, Period period) {
        long step = job.everyHours() * UtcTime.HOUR;
        for (long time = period.start(); time < period.end(); time += step) {
            String status = random.chance(job.failures()) ? "failed" : "success";
            jobRun(job.name(), time + job.minute() * 60L + random.below(20), status);
        }
    }

    private static String weekday(LocalDate day) {
        String name = day.getDayOfWeek().name();
        return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
    }

    private void everyDay(LocalDate day) {
        calendar.add(
                UtcTime.startOf(day),
                day.toString(),
                weekday(day),
                Boolean.toString(Holidays.isHoliday(day)),
                Holidays.nameOf(day),
                Boolean.toString(ShopSimulation.isDeliveryDay(day)));
        if (random.chance(0.7)) {
            long time = UtcTime.startOf(day) + random.between(9, 16) * UtcTime.HOUR;
            String component = COMPONENTS.get(random.below(COMPONENTS.size()));
            String version = "1." + random.between(10, 60) + "." + random.below(9);
            deployment(time, component, version, "routine release");
        }
    }
}
