package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Slices whose number of rows is unusual against the whole baseline but not against their own way of
/// living: a product released last week, a share that drifts, customers who come in bursts. Each
/// slice's share of all rows in the window is compared with its share in the recent past, and the
/// evidence is divided by how much that share jumps from day to day beyond chance (over-dispersion,
/// McCullagh and Nelder 1989, section 4.5).
final class OwnPast {
    private static final double RECENT_FROM = -12;
    private static final double RECENT_TO = -2;
    private static final double NEW_DAYS = 4;
    private static final double ENOUGH_DAYS = 7;
    private static final double UNUSUAL = 5;
    private static final double UNUSUAL_NEW = 10;

    private final LeafCube cube;
    private final double[] rows;
    private final double windowDays;
    private final TreeMap<Long, Double> days = new TreeMap<>();
    private double recent;

    OwnPast(LeafCube cube, double windowDays) {
        this.cube = cube;
        this.rows = cube.numbers("n");
        this.windowDays = windowDays;
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            days.merge(cube.day(cell), rows[cell], Double::sum);
            recent += isRecent(cell) ? rows[cell] : 0;
        }
    }

    private boolean isRecent(int cell) {
        return cube.time(cell) >= RECENT_FROM && cube.time(cell) < RECENT_TO;
    }

    /// The candidates that are unusual by their own past too.
    List<Candidate> unusual(List<Candidate> found) {
        return found.stream().filter(c -> c.isEverything() || isUnusual(c)).toList();
    }

    private boolean isUnusual(Candidate candidate) {
        double now = 0;
        double all = 0;
        for (int cell = 0; cell < cube.windowCells(); cell++) {
            if (cube.time(cell) >= candidate.minute()) {
                all += rows[cell];
                now += candidate.matches(cube, cell) ? rows[cell] : 0;
            }
        }
        double born = 0;
        double before = 0;
        double lately = 0;
        Map<Long, Double> own = new TreeMap<>();
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            if (candidate.matches(cube, cell) && rows[cell] > 0) {
                born = Math.min(born, cube.time(cell));
                before += rows[cell];
                lately += isRecent(cell) ? rows[cell] : 0;
                own.merge(cube.day(cell), rows[cell], Double::sum);
            }
        }
        if (before > 0 && born >= -NEW_DAYS) {
            double expected = before / -born * windowDays;
            return now > expected && now * Math.log(now / expected) - now + expected >= UNUSUAL_NEW;
        }
        boolean known = days.size() >= ENOUGH_DAYS && recent > 0 && all > 0;
        return !known || shareShift(now, all, lately, recent) / jumps(own, before) >= UNUSUAL;
    }

    /// Log-likelihood ratio of two shares against one common share.
    private static double shareShift(double k1, double n1, double k0, double n0) {
        double common = (k1 + k0) / (n1 + n0);
        return likelihood(k1, n1, k1 / n1)
                + likelihood(k0, n0, k0 / n0)
                - likelihood(k1, n1, common)
                - likelihood(k0, n0, common);
    }

    private static double likelihood(double k, double n, double p) {
        return (k > 0 ? k * Math.log(p) : 0) + (n > k ? (n - k) * Math.log(1 - p) : 0);
    }

    /// Pearson's chi-squared of the daily shares over its degrees of freedom, at least 1. Each
    /// weekday has its own share where there are three weeks of it.
    private double jumps(Map<Long, Double> own, double before) {
        double total = days.values().stream().mapToDouble(v -> v).sum();
        double[] weekdayOwn = new double[7];
        double[] weekdayAll = new double[7];
        days.forEach((day, n) -> {
            int weekday = (int) Math.floorMod(day, 7L);
            weekdayAll[weekday] += n;
            weekdayOwn[weekday] += own.getOrDefault(day, 0.0);
        });
        boolean weekly = days.size() >= 21;
        double share = before / total;
        double sum = 0;
        for (Map.Entry<Long, Double> day : days.entrySet()) {
            int weekday = (int) Math.floorMod(day.getKey(), 7L);
            double p = weekly ? weekdayOwn[weekday] / weekdayAll[weekday] : share;
            double n = day.getValue();
            double variance = Math.max(0.5, n * p * (1 - p));
            double off = own.getOrDefault(day.getKey(), 0.0) - n * p;
            sum += off * off / variance;
        }
        return Math.max(1, sum / Math.max(1, days.size() - (weekly ? 7.0 : 1.0)));
    }
}
