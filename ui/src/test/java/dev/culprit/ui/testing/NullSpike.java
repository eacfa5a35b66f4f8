package dev.culprit.ui.testing;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The case of the missing user ids: an app release stopped sending them.
final class NullSpike {
    static final TableName ORDERS = TableName.of("orders");
    static final TableName USERS = TableName.of("users");
    static final TableName SESSIONS = TableName.of("sessions");
    static final LocalDateTime ONSET = LocalDateTime.of(2026, 1, 10, 0, 0);
    static final Slice CULPRIT = Slice.of("app_version", "2.3.1").and("channel", "mobile_app");

    private static final TimeWindow WINDOW = new TimeWindow("created_at", ONSET, ONSET.plusDays(3));
    private static final TimeWindow BASELINE =
            new TimeWindow("created_at", ONSET.minusDays(7), ONSET);

    private NullSpike() {}

    static Alert alert() {
        return new Alert(
                "AL-00001",
                "orders",
                Metric.of(MetricKind.NULL_RATE, "user_id"),
                Optional.of("null_rate_increase"),
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.223),
                OptionalDouble.of(0.9),
                Optional.of(ONSET.plusDays(3)),
                Optional.of(WINDOW),
                Optional.of(BASELINE),
                "The NULL rate of orders.user_id rose from 1 % to 22 %.",
                "{\"alert_id\": \"AL-00001\"}");
    }

    /// The app's events become sessions, sessions become orders, and orders feed a report elsewhere.
    static Lineage lineage() {
        return new Lineage(
                List.of(
                        edge("app_events", "sessions", Map.of("user_id", "app_events.user_id")),
                        edge("sessions", "orders", Map.of("user_id", "sessions.user_id")),
                        edge("users", "sessions", Map.of()),
                        edge("users", "orders", Map.of()),
                        edge("orders", "daily_revenue", Map.of("revenue", "orders.amount")),
                        edge("suppliers", "stock", Map.of())));
    }

    private static Lineage.Edge edge(String from, String to, Map<String, String> columns) {
        return new Lineage.Edge(TableName.of(from), TableName.of(to), "", columns);
    }

    /// A job that loads orders each night, the release that broke them, and a stall.
    static List<Change> changes() {
        List<Change> all = new ArrayList<>();
        for (int day = -18; day < 3; day++) {
            all.add(
                    change(
                            Change.Kind.JOB_RUN,
                            day == -9 ? Change.Outcome.FAILED : Change.Outcome.SUCCEEDED,
                            ONSET.plusDays(day).plusHours(3),
                            "load_orders",
                            "run-" + (day + 19)));
        }
        all.add(
                change(
                        Change.Kind.DEPLOY,
                        Change.Outcome.SUCCEEDED,
                        ONSET.minusHours(2),
                        "Release 2.3.1 of the mobile app",
                        "v2.3.1"));
        all.add(
                change(
                        Change.Kind.COMMIT,
                        Change.Outcome.UNKNOWN,
                        ONSET.minusDays(1).plusHours(9),
                        "Send the user id only after consent",
                        "9f3c2e1"));
        all.add(
                change(
                        Change.Kind.JOB_RUN,
                        Change.Outcome.STALLED,
                        ONSET.minusDays(4),
                        "sync_users did not run when it was due",
                        "sync-88"));
        return all;
    }

    private static Change change(
            Change.Kind kind,
            Change.Outcome outcome,
            LocalDateTime at,
            String title,
            String reference) {
        boolean run = kind == Change.Kind.JOB_RUN;
        return new Change(
                kind,
                outcome,
                at,
                run
                        ? Optional.of(
                                at.plusMinutes(outcome == Change.Outcome.STALLED ? 4_000 : 25))
                        : Optional.empty(),
                run ? "scheduler" : "shop-app",
                title,
                new Change.Reference(reference, run ? "scheduler log" : "git log of shop-app"),
                List.of(ORDERS),
                List.of(),
                run ? "" : "Grace",
                OptionalLong.empty());
    }

    static Schema schema() {
        return new Schema(
                List.of(
                        table(
                                ORDERS,
                                42_310,
                                "order_id",
                                List.of(new ForeignKey("user_id", USERS, "user_id")),
                                Column.of("order_id", DataType.TEXT),
                                Column.of("user_id", DataType.TEXT),
                                Column.of("channel", DataType.TEXT),
                                Column.of("app_version", DataType.TEXT),
                                Column.of("country", DataType.TEXT),
                                Column.of("amount", DataType.DECIMAL),
                                Column.of("created_at", DataType.TIMESTAMP)),
                        table(
                                USERS,
                                8_904,
                                "user_id",
                                List.of(),
                                Column.of("user_id", DataType.TEXT),
                                Column.of("loaded_at", DataType.TIMESTAMP)),
                        table(
                                SESSIONS,
                                120_447,
                                "session_id",
                                List.of(new ForeignKey("user_id", USERS, "user_id")),
                                Column.of("session_id", DataType.TEXT),
                                Column.of("user_id", DataType.TEXT),
                                Column.of("started_at", DataType.TIMESTAMP))));
    }

    private static Table table(
            TableName name, long rows, String key, List<ForeignKey> keys, Column... columns) {
        return new Table(name, List.of(columns), OptionalLong.of(rows), List.of(key), keys);
    }

    static Measurement measurement(List<QueryId> queries) {
        List<Series.Point> points = new ArrayList<>();
        double[] noise = {0.1, -0.2, 0.15, 0.0, -0.1, 0.25, -0.05};
        for (int day = -18; day < 3; day++) {
            LocalDateTime at = ONSET.plusDays(day);
            double usual = 0.010 + 0.004 * noise[(day + 21) % 7];
            double value = day < 0 ? usual : new double[] {0.214, 0.231, 0.224}[day];
            points.add(new Series.Point(at, value, 0.010, 0.006, 0.015, day >= 0));
        }
        return new Measurement(
                ORDERS,
                WINDOW,
                BASELINE,
                0.223,
                0.010,
                0.006,
                0.015,
                41.2,
                Optional.of(ONSET),
                new Series(Duration.ofDays(1), points),
                List.of("The alert names no time zone; times are read as UTC."),
                queries);
    }

    static SegmentRanking ranking(List<QueryId> queries) {
        return new SegmentRanking(
                ORDERS,
                List.of("channel", "app_version", "country"),
                1_812,
                List.of(
                        segment(CULPRIT, 1_794, 2_310, 0.991, 4_210),
                        segment(Slice.of("channel", "mobile_app"), 1_801, 4_902, 0.97, 1_930),
                        segment(Slice.of("country", "DE"), 640, 2_804, 0.34, 210),
                        segment(Slice.of("country", "FR"), 388, 1_690, 0.21, 120),
                        segment(Slice.of("channel", "web"), 31, 3_201, 0.004, 1.2)),
                queries);
    }

    private static Segment segment(
            Slice slice, double bad, double rows, double share, double score) {
        return new Segment(slice, bad, rows, rows * 0.01, 0.01, bad - rows * 0.01, share, score);
    }

    static List<HypothesisDraft> hypotheses() {
        return List.of(
                draft(
                        "App 2.3.1 drops the user id",
                        Category.CODE_CHANGE,
                        FaultKind.NULL_SPIKE,
                        "Nearly all new NULLs come from one app version.",
                        "Version 2.3.1 has a NULL rate far above all others.",
                        "All versions have about the same NULL rate.",
                        CULPRIT,
                        ORDERS,
                        "user_id"),
                draft(
                        "The users feed stalled",
                        Category.UPSTREAM_DEPENDENCY,
                        FaultKind.UPSTREAM_STALLED,
                        "Orders take the user id from users; a stalled feed leaves it empty.",
                        "No user was loaded since 10 Jan.",
                        "Users were loaded every day.",
                        Slice.EVERYTHING,
                        USERS,
                        "loaded_at"),
                draft(
                        "Sessions are joined too late",
                        Category.TRANSFORMATION_BUG,
                        FaultKind.LATE_ARRIVAL,
                        "The user id may come from a session that arrives after the order.",
                        "The NULL rate falls as orders grow older.",
                        "The NULL rate does not depend on the age of an order.",
                        Slice.EVERYTHING,
                        SESSIONS,
                        "started_at"),
                draft(
                        "Guest checkout was opened to everyone",
                        Category.EXPECTED_VARIANCE,
                        FaultKind.EXPECTED_VARIANCE,
                        "Guests have no user id; more guests would be no fault.",
                        "NULLs rise in every channel.",
                        "NULLs rise in one channel only.",
                        Slice.of("channel", "web"),
                        ORDERS,
                        "channel"),
                draft(
                        "The EU sign-in service was down",
                        Category.INFRASTRUCTURE,
                        FaultKind.OTHER,
                        "A failing sign-in would leave orders of that region without user.",
                        "NULLs are found in EU countries only.",
                        "NULLs are found in all countries.",
                        Slice.of("country", "DE"),
                        ORDERS,
                        "country"));
    }

    private static HypothesisDraft draft(
            String title,
            Category category,
            FaultKind fault,
            String reasoning,
            String ifTrue,
            String ifFalse,
            Slice slice,
            TableName table,
            String column) {
        return new HypothesisDraft(
                title,
                category,
                fault,
                reasoning,
                ifTrue,
                ifFalse,
                slice,
                List.of(table),
                List.of(column),
                Optional.of(ONSET),
                Map.of());
    }

    static LocalDate day(int offset) {
        return ONSET.plusDays(offset).toLocalDate();
    }
}
