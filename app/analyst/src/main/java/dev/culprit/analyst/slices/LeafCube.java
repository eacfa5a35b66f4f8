package dev.culprit.analyst.slices;

import dev.culprit.analyst.subject.Attribute;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The finest groups that were pulled: attribute values as codes, a time and the aggregates. Window
/// cells come first and carry minutes since the window's start, then baseline cells with days
/// since then (negative). Cells are in a canonical order, so that the order of rows in the source
/// changes nothing.
public final class LeafCube {
    /// Code of NULL, which is never part of a slice's name.
    public static final int NULL = -1;

    private final List<Attribute> attributes;
    private final List<List<String>> values;
    private final int[][] codes;
    private final CellIndex index;
    private final double[] time;
    private final Map<String, double[]> aggregates;
    private final int windowCells;

    private LeafCube(
            List<Attribute> attributes,
            List<List<String>> values,
            int[][] codes,
            CellIndex index,
            double[] time,
            Map<String, double[]> aggregates,
            int windowCells) {
        this.attributes = attributes;
        this.values = values;
        this.codes = codes;
        this.index = index;
        this.time = time;
        this.aggregates = aggregates;
        this.windowCells = windowCells;
    }

    /// @param window result with columns `bucket`, `a0`, `a1`, .. and the aggregates
    /// @param bucketMinutes width of the window's bucket
    /// @param bucketDays width of the baseline's bucket
    public static LeafCube of(
            List<Attribute> attributes,
            QueryResult window,
            double bucketMinutes,
            QueryResult baseline,
            double bucketDays,
            List<String> names) {
        var loader = new CubeLoader(attributes.size(), names);
        CubeLoader.Cells w = loader.read(window, bucketMinutes);
        CubeLoader.Cells b = loader.read(baseline, bucketDays);
        List<List<String>> values = loader.finish(w, b);
        return joined(attributes, values, CubeLoader.sorted(w), CubeLoader.sorted(b), names);
    }

    private static LeafCube joined(
            List<Attribute> attributes,
            List<List<String>> values,
            CubeLoader.Cells w,
            CubeLoader.Cells b,
            List<String> names) {
        int[][] codes = new int[attributes.size()][];
        for (int a = 0; a < codes.length; a++) {
            codes[a] = Arrays.copyOf(w.codes()[a], w.size() + b.size());
            System.arraycopy(b.codes()[a], 0, codes[a], w.size(), b.size());
        }
        Map<String, double[]> aggregates = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            aggregates.put(names.get(i), joined(w.numbers()[i], b.numbers()[i]));
        }
        double[] time = joined(w.time(), b.time());
        int[] cardinalities = values.stream().mapToInt(List::size).toArray();
        return new LeafCube(
                attributes,
                values,
                codes,
                new CellIndex(codes, cardinalities, time.length),
                time,
                aggregates,
                w.size());
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// The same cube without the rows of a slice: their aggregates are set to 0.
    public LeafCube without(int[] of, int[] code) {
        Map<String, double[]> left = new HashMap<>();
        aggregates.forEach((name, numbers) -> {
            double[] kept = numbers.clone();
            for (int cell : index.of(of, code)) {
                kept[cell] = 0;
            }
            left.put(name, kept);
        });
        return new LeafCube(attributes, values, codes, index, time, left, windowCells);
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public int size() {
        return time.length;
    }

    public int windowCells() {
        return windowCells;
    }

    public int code(int attribute, int cell) {
        return codes[attribute][cell];
    }

    int[] codes(int attribute) {
        return codes[attribute];
    }

    /// The cells of a slice, in ascending order: those of the window in order of time, then those of
    /// the baseline.
    public int[] cells(int[] of, int[] code) {
        return index.of(of, code);
    }

    public int cardinality(int attribute) {
        return values.get(attribute).size();
    }

    public String value(int attribute, int code) {
        return values.get(attribute).get(code);
    }

    /// Minutes since the window's start, or negative days, with fractions, for a baseline cell.
    public double time(int cell) {
        return time[cell];
    }

    /// Whole days between the window's first day and the cell's day; negative in the baseline.
    public long day(int cell) {
        return (long) Math.floor(inWindow(cell) ? time[cell] / 1440 : time[cell]);
    }

    /// The baseline's first day, counted from the window's; 0 when there is none.
    public long firstDay() {
        return windowCells < time.length ? day(windowCells) : 0;
    }

    public boolean inWindow(int cell) {
        return cell < windowCells;
    }

    public boolean has(String aggregate) {
        return aggregates.containsKey(aggregate);
    }

    public double[] numbers(String aggregate) {
        return Objects.requireNonNull(aggregates.get(aggregate), aggregate);
    }

    public Optional<Integer> attribute(String name) {
        for (int a = 0; a < attributes.size(); a++) {
            if (attributes.get(a).name().equalsIgnoreCase(name)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    public Slice slice(int[] of, int[] code) {
        Slice slice = Slice.EVERYTHING;
        for (int i = 0; i < of.length; i++) {
            slice = slice.and(attributes.get(of[i]).name(), value(of[i], code[i]));
        }
        return slice;
    }

    /// Code of a value; [#NULL] when there is no such value.
    public int code(int attribute, String value) {
        return values.get(attribute).indexOf(value);
    }

    /// Share of another cube's baseline rows that this one still holds.
    public double shareOf(LeafCube other) {
        double all = other.baselineRows();
        return all > 0 ? baselineRows() / all : 1;
    }

    private double baselineRows() {
        double[] n = numbers("n");
        double rows = 0;
        for (int cell = windowCells; cell < n.length; cell++) {
            rows += n[cell];
        }
        return rows;
    }

    public boolean matches(int cell, int[] of, int[] code) {
        for (int i = 0; i < of.length; i++) {
            if (codes[of[i]][cell] != code[i]) {
                return false;
            }
        }
        return true;
    }
}
