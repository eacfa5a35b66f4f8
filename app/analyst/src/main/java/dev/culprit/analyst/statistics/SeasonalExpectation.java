package dev.culprit.analyst.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What a day should bring: least squares on the logarithm of daily values with seven weekdays, a
/// mark for the last day of a month, a linear trend and a mark for each kind of special day (holiday,
/// campaign), reweighted four times so that
/// past incidents do not count (residuals beyond 4 robust deviations weigh 0.05).
public final class SeasonalExpectation {
    private static final int TERMS = 9;
    private static final double RIDGE = 1e-3;

    private final LocalDate origin;
    private final double span;
    private final List<Set<LocalDate>> special;
    private final int size;
    private final double[] coefficients;
    private final double[][] inverse;
    private final double sigma;
    private final boolean trend;

    private SeasonalExpectation(
            LocalDate origin,
            double span,
            List<Set<LocalDate>> special,
            double[] coefficients,
            double[][] inverse,
            double sigma,
            boolean trend) {
        this.origin = origin;
        this.span = span;
        this.special = special;
        this.size = TERMS + special.size();
        this.coefficients = coefficients;
        this.inverse = inverse;
        this.sigma = sigma;
        this.trend = trend;
    }

    /// @param days complete days of the baseline with their values; zero or negative ones are left out
    /// @param special days of each kind that a calendar marks
    public static SeasonalExpectation fit(
            Map<LocalDate, Double> days, List<Set<LocalDate>> special) {
        List<LocalDate> dates = new ArrayList<>();
        days.forEach((day, value) -> {
            if (value > 0) {
                dates.add(day);
            }
        });
        dates.sort(null);
        LocalDate origin = dates.isEmpty() ? LocalDate.EPOCH : dates.getFirst();
        double span =
                dates.isEmpty()
                        ? 1
                        : Math.max(1, dates.getLast().toEpochDay() - origin.toEpochDay());
        boolean trend = dates.size() >= 14;
        var empty =
                new SeasonalExpectation(
                        origin,
                        span,
                        special,
                        new double[TERMS + special.size()],
                        new double[TERMS + special.size()][TERMS + special.size()],
                        1,
                        trend);
        return dates.isEmpty() ? empty : empty.fitted(dates, days);
    }

    private SeasonalExpectation fitted(List<LocalDate> dates, Map<LocalDate, Double> days) {
        int n = dates.size();
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = terms(dates.get(i));
            y[i] = Math.log(days.getOrDefault(dates.get(i), 1.0));
        }
        double[] weight = new double[n];
        weigh(weight, fromWeekdayMedians(dates, y));
        double[] beta = new double[size];
        double[][] inverted = new double[size][size];
        for (int round = 0; round < 5; round++) {
            inverted = LinearAlgebra.inverse(normal(x, weight));
            beta = LinearAlgebra.times(inverted, moments(x, y, weight));
            double[] residuals = residuals(x, y, beta);
            weigh(weight, residuals);
        }
        double freedom = Math.max(1, n - (trend ? 8.0 : 7.0));
        double sum = 0;
        double[] residuals = residuals(x, y, beta);
        double used = 0;
        for (int i = 0; i < n; i++) {
            sum += weight[i] * residuals[i] * residuals[i];
            used += weight[i];
        }
        double spread = Math.sqrt(sum / Math.max(1, used - (n - freedom)));
        return new SeasonalExpectation(
                origin, span, special, beta, inverted, Math.max(spread, 0.01), trend);
    }

    private static void weigh(double[] weight, double[] residuals) {
        double scale = Math.max(1.4826 * Robust.medianAbsolute(residuals), 1e-3);
        for (int i = 0; i < weight.length; i++) {
            weight[i] = Math.abs(residuals[i]) > 4 * scale ? 0.05 : 1;
        }
    }

    /// Where the reweighting starts: one wild Wednesday must not make all Wednesdays look wild.
    private static double[] fromWeekdayMedians(List<LocalDate> dates, double[] y) {
        double[] residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            LocalDate day = dates.get(i);
            double[] same =
                    IntStream.range(0, y.length)
                            .filter(j -> dates.get(j).getDayOfWeek() == day.getDayOfWeek())
                            .mapToDouble(j -> y[j])
                            .toArray();
            residuals[i] = y[i] - Robust.median(same);
        }
        return residuals;
    }

    private double[] terms(LocalDate day) {
        double[] terms = new double[size];
        terms[day.getDayOfWeek().getValue() - 1] = 1;
        terms[7] = day.plusDays(1).getDayOfMonth() == 1 ? 1 : 0;
        terms[8] = trend ? (day.toEpochDay() - origin.toEpochDay()) / span - 0.5 : 0;
        for (int i = 0; i < special.size(); i++) {
            terms[TERMS + i] = special.get(i).contains(day) ? 1 : 0;
        }
        return terms;
    }

    private double[][] normal(double[][] x, double[] weight) {
        double[][] a = new double[size][size];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    a[i][j] += weight[r] * x[r][i] * x[r][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            a[i][i] += RIDGE;
        }
        return a;
    }

    private double[] moments(double[][] x, double[] y, double[] weight) {
        double[] b = new double[size];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < size; i++) {
                b[i] += weight[r] * x[r][i] * y[r];
            }
        }
        return b;
    }

    private static double[] residuals(double[][] x, double[] y, double[] beta) {
        double[] r = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            r[i] = y[i] - LinearAlgebra.dot(x[i], beta);
        }
        return r;
    }

    public double expected(LocalDate day) {
        return Math.exp(LinearAlgebra.dot(terms(day), coefficients));
    }

    /// Standard deviation of the logarithm of one new day: residual spread and the uncertainty of the
    /// fit (leverage).
    public double sigma(LocalDate day) {
        double[] t = terms(day);
        double leverage = LinearAlgebra.dot(t, LinearAlgebra.times(inverse, t));
        return sigma * Math.sqrt(1 + Math.clamp(leverage, 0, 25));
    }

    /// Spread of one day around the fit, in the logarithm.
    public double sigma() {
        return sigma;
    }
}
