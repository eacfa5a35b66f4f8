package dev.culprit.analyst.metric;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.analyst.statistics.Robust;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The components of a metric by day.
final class Days {
    static final String KEY = "measure/components";
    private static final int LOOKED_BACK = 10;
    private static final int RECENT = 3;
    private static final double LEFT = 4;
    private static final double PART = 0.2;
    private static final RowLimit ROWS = new RowLimit(2_000);

    private final List<Component> components;
    private final TreeMap<LocalDate, double[]> sums = new TreeMap<>();

    /// @param from start of the day that the buckets count from
    Days(List<Component> components, QueryResult result, LocalDateTime from) {
        this.components = components;
        for (int row = 0; row < result.rows().size(); row++) {
            double[] of = new double[2 * components.size() + 1];
            for (int i = 0; i < components.size(); i++) {
                of[2 * i] = number(result, row, "t" + i);
                of[2 * i + 1] =
                        components.get(i).below().isPresent() ? number(result, row, "b" + i) : 1;
            }
            of[of.length - 1] = number(result, row, "outside");
            sums.put(from.toLocalDate().plusDays((long) result.number(row, "bucket")), of);
        }
    }

    private static double number(QueryResult result, int row, String column) {
        double value = result.number(row, column);
        return Double.isFinite(value) ? value : 0;
    }

    static QueryDraft query(
            SqlDialect sql,
            Table table,
            String time,
            TimeWindow span,
            TimeWindow past,
            List<Component> components) {
        String at = Times.sql(sql, table, time);
        List<String> select = new ArrayList<>();
        String bucket = sql.bucket(at, span.start().toLocalDate().atStartOfDay(), 86_400);
        select.add(bucket + " AS bucket");
        String before = Times.within(sql, at, past);
        for (int i = 0; i < components.size(); i++) {
            Component c = components.get(i);
            select.add(c.top().replace(Components.PAST, before) + " AS t" + i);
            int number = i;
            c.below().ifPresent(b -> select.add(b + " AS b" + number));
        }
        select.add(outside(sql, components) + " AS outside");
        return new QueryDraft(
                KEY,
                "Which part of the metric moved, and since when?",
                TestKind.SERIES,
                "SELECT "
                        + String.join(", ", select)
                        + " FROM "
                        + sql.table(table.name())
                        + " t WHERE "
                        + Times.within(sql, at, span)
                        + " GROUP BY "
                        + sql.at(1, bucket)
                        + " ORDER BY "
                        + sql.at(1, bucket),
                ROWS);
    }

    /// Rows whose numerator is no part of their denominator, so that the ratio is no share.
    private static String outside(SqlDialect sql, List<Component> components) {
        Formula formula = components.isEmpty() ? Formula.NONE : components.getFirst().formula();
        if (formula.number().isEmpty() || formula.weight().isEmpty()) {
            return "0";
        }
        String top = formula.number().get();
        String below = formula.weight().get();
        return sql.countIf(
                top
                        + " < 0 OR "
                        + top
                        + " > "
                        + below
                        + " OR "
                        + top
                        + " <> floor("
                        + top
                        + ")"
                        + " OR "
                        + below
                        + " <> floor("
                        + below
                        + ")");
    }

    boolean isShare() {
        return sums.values().stream().mapToDouble(s -> s[s.length - 1]).sum() == 0;
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /// How a component moved from the days of the past to the window.
    ///
    /// @param score distance in deviations of the past's days
    record Move(double before, double now, double score) {}

    Move move(int component, TimeWindow window) {
        LocalDate first = window.start().toLocalDate();
        Map<LocalDate, Double> past = values(component, LocalDate.MIN, first);
        double top = 0;
        double below = 0;
        double covered = Math.max(window.days(), 1e-6);
        for (double[] day : sums.tailMap(first, true).headMap(last(window), true).values()) {
            top += day[2 * component];
            below += day[2 * component + 1];
        }
        boolean perDay = components.get(component).below().isEmpty();
        double now = perDay ? top / covered : below == 0 ? 0 : top / below;
        return move(component, past, now, weekdays(window));
    }

    private static LocalDate last(TimeWindow window) {
        return window.end().minusSeconds(1).toLocalDate();
    }

    private static Set<DayOfWeek> weekdays(TimeWindow window) {
        return window.start()
                .toLocalDate()
                .datesUntil(last(window).plusDays(1))
                .limit(7)
                .map(LocalDate::getDayOfWeek)
                .collect(Collectors.toSet());
    }

    private Move move(
            int component, Map<LocalDate, Double> past, double now, Set<DayOfWeek> weekdays) {
        double[] all = past.values().stream().mapToDouble(v -> v).toArray();
        double[] same =
                past.entrySet().stream()
                        .filter(e -> weekdays.contains(e.getKey().getDayOfWeek()))
                        .mapToDouble(Map.Entry::getValue)
                        .toArray();
        if (all.length == 0) {
            return new Move(now, now, 0);
        }
        boolean weekly = components.get(component).below().isEmpty() && same.length >= 4;
        double[] like = weekly ? same : all;
        double before = Robust.median(like);
        double spread = Math.max(Robust.spread(like), 0.2 * deviation(like, before));
        double floor = 0.002 * Math.abs(before) + 1e-4 * scale(component);
        return new Move(before, now, (now - before) / Math.max(spread, floor + 1e-9));
    }

    /// Shares have a floor of their own, numbers none.
    private double scale(int component) {
        return switch (components.get(component).role()) {
            case NULLS, NEW_VALUES -> 5;
            case OWN, MEAN -> 0;
        };
    }

    private static double deviation(double[] values, double center) {
        double sum = 0;
        for (double value : values) {
            sum += (value - center) * (value - center);
        }
        return Math.sqrt(sum / Math.max(1, values.length - 1));
    }

    private Map<LocalDate, Double> values(int component, LocalDate from, LocalDate before) {
        Map<LocalDate, Double> values = new TreeMap<>();
        sums.forEach((day, of) -> {
            double below = of[2 * component + 1];
            if (!day.isBefore(from) && day.isBefore(before) && below != 0) {
                values.put(day, of[2 * component] / below);
            }
        });
        return values;
    }

    /// Since when the first component has been out of its range, up to the last whole day before the
    /// end; that day itself when it is not. A day belongs to the change when it shows a good part of
    /// the largest shift so far.
    LocalDate since(LocalDateTime end) {
        LocalDate last = end.toLocalDate().minusDays(1);
        Map<LocalDate, Double> past = values(0, LocalDate.MIN, last.minusDays(LOOKED_BACK));
        LocalDate since = last;
        double largest = 0;
        for (LocalDate day = last;
                day.isAfter(last.minusDays(LOOKED_BACK));
                day = day.minusDays(1)) {
            double now = values(0, day, day.plusDays(1)).getOrDefault(day, 0.0);
            Move move = move(0, past, now, Set.of(day.getDayOfWeek()));
            double shift = Math.abs(move.score()) < LEFT ? 0 : move.now() - move.before();
            boolean along = shift * largest >= 0 && Math.abs(shift) > PART * Math.abs(largest);
            if (along && shift != 0) {
                since = day;
                largest = Math.abs(shift) > Math.abs(largest) ? shift : largest;
            } else if (largest != 0 || day.isBefore(last.minusDays(RECENT))) {
                return since;
            }
        }
        return since;
    }
}
