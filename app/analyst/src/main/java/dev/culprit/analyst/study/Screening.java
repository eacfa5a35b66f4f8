package dev.culprit.analyst.study;

import dev.culprit.analyst.statistics.LikelihoodRatios;
import dev.culprit.analyst.subject.Attribute;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Picks the attributes that are worth a leaf cube on a large table: those with the value whose own
/// past is contradicted most, as many as the number of groups allows. On a large table a slice of
/// three attributes stands out in each of them; an attribute that shows nothing is taken along only
/// while it costs little.
final class Screening {
    private static final double MOST_CELLS = 10_000;
    private static final double FEW_CELLS = 2_000;
    private static final double CLEAR = 6;
    private static final int MOST_ATTRIBUTES = 7;

    /// What a cube over the survivors and time may have, so that it stays well below the row limit.
    private static final double MOST_GROUPS = 100_000;

    private final MetricKind kind;
    private final List<Attribute> attributes;
    private final Map<String, double[]> window;
    private final Map<String, double[]> baseline;
    private final int[] values;

    Screening(
            MetricKind kind, List<Attribute> attributes, QueryResult window, QueryResult baseline) {
        this.kind = kind;
        this.attributes = attributes;
        this.values = new int[attributes.size()];
        this.window = sums(window);
        this.baseline = sums(baseline);
        for (String key : this.baseline.keySet()) {
            values[Integer.parseInt(key.substring(0, key.indexOf('=')))]++;
        }
    }

    private Map<String, double[]> sums(QueryResult result) {
        Set<String> columns =
                result.columns().stream()
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        String[] names = {"n", "k", "m", "l", "q"};
        Map<String, double[]> sums = new HashMap<>();
        for (int row = 0; row < result.rows().size(); row++) {
            double[] numbers = new double[names.length];
            for (int i = 0; i < names.length; i++) {
                numbers[i] = columns.contains(names[i]) ? result.number(row, names[i]) : 0;
            }
            for (int a = 0; a < attributes.size(); a++) {
                if (result.number(row, "g" + a) == 0) {
                    sums.put(a + "=" + result.text(row, "a" + a).orElse(""), numbers);
                }
            }
        }
        return sums;
    }

    Set<String> survivors() {
        List<Integer> order = new ArrayList<>();
        double[] scores = new double[attributes.size()];
        for (int a = 0; a < attributes.size(); a++) {
            order.add(a);
            scores[a] = score(a);
        }
        order.sort(Comparator.comparingDouble((Integer a) -> -scores[a]));
        Set<String> kept = new LinkedHashSet<>();
        double cells = 1;
        for (int a : order) {
            double more = cells * Math.max(1, values[a]);
            double most = scores[a] >= CLEAR ? MOST_CELLS : FEW_CELLS;
            if (kept.isEmpty() || (more <= most && kept.size() < MOST_ATTRIBUTES)) {
                kept.add(attributes.get(a).name());
                cells = more;
            }
        }
        return kept;
    }

    /// Steps of time in which the window is grouped by the survivors: whole hours, at least three.
    long bucketSeconds(TimeWindow span) {
        Set<String> kept = survivors();
        double cells = 1;
        for (int a = 0; a < attributes.size(); a++) {
            cells *= kept.contains(attributes.get(a).name()) ? Math.max(1, values[a]) : 1;
        }
        double hours = Math.ceil(span.days() * 24 * cells / MOST_GROUPS);
        return Math.max(StudyReader.COARSE_SECONDS, Math.round(hours) * 3_600);
    }

    private double score(int attribute) {
        String prefix = attribute + "=";
        double[] all = new double[5];
        double[] past = new double[5];
        window.forEach((key, sums) -> add(all, key.startsWith(prefix) ? sums : new double[5]));
        baseline.forEach((key, sums) -> add(past, key.startsWith(prefix) ? sums : new double[5]));
        double best = 0;
        for (Map.Entry<String, double[]> entry : window.entrySet()) {
            if (entry.getKey().startsWith(prefix)) {
                double[] before = baseline.getOrDefault(entry.getKey(), new double[5]);
                best = Math.max(best, score(entry.getValue(), before, all, past));
            }
        }
        return best - Math.log(Math.max(1, values[attribute]));
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /// How far a value moved apart from the whole: what all rows have in common points to no value.
    private double score(double[] now, double[] before, double[] all, double[] past) {
        return switch (kind) {
            case NULL_RATE, DUPLICATE_RATE, DISTINCT_COUNT, FRESHNESS ->
                    rate(now, before, all, past, 0);
            case TYPE_MISMATCH_RATE, ORPHAN_RATE, RATIO -> rate(now, before, all, past, 2);
            case MEAN, SUM ->
                    Math.max(measure(now, before, all, past), count(now, before, all, past));
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> count(now, before, all, past);
        };
    }

    /// @param of index of the rows that the bad ones, at 1, are a share of
    private static double rate(double[] now, double[] before, double[] all, double[] past, int of) {
        double overall = past[1] / Math.max(1, past[of]);
        double drift = overall > 0 ? all[1] / Math.max(1, all[of]) / overall : 1;
        double own = LikelihoodRatios.pastRate(before[1], before[of], Math.clamp(overall, 0, 1));
        double usual = Math.clamp(own * drift, 1e-4, 0.999);
        return Math.max(
                LikelihoodRatios.rateRise(now[1], now[of], usual),
                LikelihoodRatios.rateRise(now[of] - now[1], now[of], 1 - usual));
    }

    private static double measure(double[] now, double[] before, double[] all, double[] past) {
        if (now[2] < 3 || past[2] < 3) {
            return 0;
        }
        double mean = past[3] / past[2];
        double variance = Math.max(1e-9, past[4] / past[2] - mean * mean);
        double own = before[2] > 0 ? before[3] / before[2] : mean;
        double shift = now[3] / now[2] - own - (all[3] / all[2] - mean);
        return 0.5 * shift * shift / (variance * (1 / now[2] + 1 / (before[2] + 10)));
    }

    private static double count(double[] now, double[] before, double[] all, double[] past) {
        double expected = before[0] / Math.max(1, past[0]) * all[0];
        return LikelihoodRatios.countShift(now[0], expected, all[0], all[0], 0.1);
    }
}
