package dev.culprit.desktop.bench;

import dev.culprit.desktop.bench.CaseScore.Parts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scores of several cases in one. A mean over no cases is not a number.
public record Summary(List<CaseScore> cases) {
    private static final double NEAR_HOURS = 2;
    private static final List<String> LEVELS = List.of("easy", "medium", "hard");

    public Summary {
        cases = List.copyOf(cases);
    }

    /// A summary of each fault kind, by name.
    public Map<String, Summary> byFault() {
        return by(Truth::fault, Comparator.naturalOrder());
    }

    /// A summary of each difficulty, easiest first and unknown ones before.
    public Map<String, Summary> byLevel() {
        return by(
                Truth::level,
                Comparator.<String>comparingInt(LEVELS::indexOf)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private Map<String, Summary> by(Function<Truth, String> group, Comparator<String> order) {
        return cases.stream()
                .collect(
                        Collectors.groupingBy(
                                score -> group.apply(score.truth()),
                                () -> new TreeMap<>(order),
                                Collectors.collectingAndThen(Collectors.toList(), Summary::new)));
    }

    long faults() {
        return parts().count();
    }

    long answered() {
        return cases.stream().filter(CaseScore::found).count();
    }

    /// 0 to 100.
    double composite() {
        return 100 * mean(cases.stream().mapToDouble(CaseScore::score).toArray());
    }

    double fullyCorrect() {
        return share(cases.stream(), CaseScore::correct);
    }

    double kind() {
        return share(cases.stream(), CaseScore::kind);
    }

    double kindOfFaults() {
        return share(cases.stream().filter(score -> score.truth().isFault()), CaseScore::kind);
    }

    double exactSlice() {
        return share(parts(), Parts::exact);
    }

    double exactSliceWhereThereIsOne() {
        return share(
                cases.stream()
                        .filter(score -> score.truth().hasSlice())
                        .flatMap(score -> score.parts().stream()),
                Parts::exact);
    }

    double sliceF1() {
        return meanOf(Parts::f1);
    }

    double table() {
        return meanOf(Parts::table);
    }

    double column() {
        return share(parts().flatMap(part -> part.column().stream()), named -> named);
    }

    double onsetMedianHours() {
        return quantile(parts().map(Parts::onsetHours), 0.5);
    }

    double onsetNear() {
        return share(parts(), part -> part.onsetHours().orElse(Double.MAX_VALUE) <= NEAR_HOURS);
    }

    /// Expected variances that were called a fault, or nothing at all.
    long falseAlarms() {
        return cases.stream().filter(CaseScore::isFalseAlarm).count();
    }

    double falseAlarmRate() {
        return share(
                cases.stream().filter(score -> !score.truth().isFault()), CaseScore::isFalseAlarm);
    }

    double missedFaults() {
        return share(parts(), Parts::missed);
    }

    long withSecondCause() {
        return parts().filter(part -> part.second().isPresent()).count();
    }

    double secondCauseFound() {
        return share(parts().flatMap(part -> part.second().stream()), both -> both);
    }

    /// Mean squared distance of the confidence from being fully correct; 0 is best.
    double brier() {
        return mean(
                cases.stream()
                        .filter(score -> score.confidence().isPresent())
                        .mapToDouble(score ->
                                Math.pow(
                                        score.confidence().getAsDouble()
                                                - (score.correct() ? 1 : 0),
                                        2))
                        .toArray());
    }

    double secondsMedian() {
        return quantile(cases.stream().map(CaseScore::seconds), 0.5);
    }

    double secondsSlowestTenth() {
        return quantile(cases.stream().map(CaseScore::seconds), 0.9);
    }

    private Stream<Parts> parts() {
        return cases.stream().flatMap(score -> score.parts().stream());
    }

    private double meanOf(ToDoubleFunction<Parts> value) {
        return mean(parts().mapToDouble(value).toArray());
    }

    private static <T> double share(Stream<T> all, Predicate<T> holds) {
        return mean(all.mapToDouble(each -> holds.test(each) ? 1 : 0).toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// The value at that share of the sorted values; of two in the middle the upper.
    private static double quantile(Stream<OptionalDouble> values, double share) {
        double[] sorted = values.flatMapToDouble(OptionalDouble::stream).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * sorted.length)];
    }
}
