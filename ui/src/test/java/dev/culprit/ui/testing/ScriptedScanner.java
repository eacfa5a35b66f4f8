package dev.culprit.ui.testing;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.ScanFile;
import dev.culprit.core.scan.ScanStep;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.scan.TableScanner;
import dev.culprit.core.source.Table;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks one query for each table. Of the orders the user ids are missing and rows come late; nothing
/// else is odd. Tables without a time of their own cannot be looked at.
final class ScriptedScanner implements TableScanner {
    private static final String KEY = "days";

    @Override
    public boolean canScan(Table table) {
        return table.columns().stream().anyMatch(column -> column.name().endsWith("ed_at"));
    }

    @Override
    public ScanStep next(ScanFile file) {
        Optional<ScanAnswer> answer = file.answer(KEY);
        if (answer.isEmpty()) {
            return new ScanStep.Ask(
                    List.of(
                            new QueryDraft(
                                    KEY,
                                    "What did " + file.table().name() + " hold by day?",
                                    TestKind.SERIES,
                                    "SELECT date_trunc('day', created_at) FROM "
                                            + file.table().name())));
        }
        boolean orders = file.table().name().name().equals("orders");
        var span = new TimeWindow("created_at", at(-28), at(3));
        return new ScanStep.Done(
                new TableScan(
                        file.table().name(),
                        Optional.of(span),
                        42_310,
                        7,
                        orders ? List.of(nulls(), late()) : List.of(),
                        List.of("The last row is 12 days old; nothing since then is judged."),
                        file.answers()));
    }

    private static LocalDateTime at(int day) {
        return NullSpike.day(day).atStartOfDay();
    }

    private static Oddity nulls() {
        return oddity(
                Metric.of(MetricKind.NULL_RATE, "user_id"),
                0.01,
                0.223,
                0.6,
                true,
                "The NULL rate of user_id was 22.3 %; 1.0 % would be usual.");
    }

    private static Oddity late() {
        return oddity(
                Metric.of(MetricKind.FRESHNESS, "created_at"),
                0.3,
                4.5,
                0.2,
                false,
                "The days ended without rows for 4.5 hours; 18 minutes would be usual.");
    }

    private static Oddity oddity(
            Metric metric,
            double usual,
            double actual,
            double strength,
            boolean lasting,
            String sentence) {
        List<Series.Point> points = new ArrayList<>();
        for (int day = -28; day < 3; day++) {
            boolean odd = day >= 0;
            double value = odd ? actual * (0.9 + 0.05 * day) : usual * (1 + 0.1 * (day % 3));
            points.add(new Series.Point(at(day), value, usual, usual * 0.6, usual * 1.4, odd));
        }
        return new Oddity(
                "orders",
                metric,
                usual,
                actual,
                new TimeWindow("created_at", at(0), at(3)),
                new TimeWindow("created_at", at(-28), at(0)),
                12,
                strength,
                lasting,
                at(3),
                new Series(Duration.ofDays(1), points),
                sentence);
    }
}
