package dev.culprit.analyst.slices;

import dev.culprit.analyst.subject.Attribute;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final double[] time;
    private final Map<String, double[]> aggregates;
    private final int windowCells;

    private LeafCube(
            List<Attribute> attributes,
            List<List<String>> values,
            int[][] codes,
            double[] time,
            Map<String, double[]> aggregates,
            int windowCells) {
        this.attributes = attributes;
        this.values = values;
        this.codes = codes;
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
        List<Map<String, Integer>> dictionaries = new ArrayList<>();
        List<List<String>> values = new ArrayList<>();
        for (int a = 0; a < attributes.size(); a++) {
            TreeSet<String> distinct = new TreeSet<>();
            collect(window, a, distinct);
            collect(baseline, a, distinct);
            Map<String, Integer> dictionary = new HashMap<>();
            List<String> list = List.copyOf(distinct);
            for (String value : list) {
                dictionary.put(value, dictionary.size());
            }
            dictionaries.add(dictionary);
            values.add(list);
        }
        var builder = new Loader(attributes.size(), dictionaries, names);
        Cells w = builder.load(window, bucketMinutes);
        Cells b = builder.load(baseline, bucketDays);
        return joined(attributes, values, w, b, names);
    }

    private static void collect(QueryResult result, int attribute, Set<String> into) {
        int column = result.column("a" + attribute);
        for (QueryResult.Row row : result.rows()) {
            String cell = row.cells().get(column);
            if (cell != null) {
                into.add(cell);
            }
        }
    }

    private static LeafCube joined(
            List<Attribute> attributes,
            List<List<String>> values,
            Cells w,
            Cells b,
            List<String> names) {
        int total = w.size + b.size;
        int[][] codes = new int[attributes.size()][total];
        for (int a = 0; a < codes.length; a++) {
            System.arraycopy(w.codes[a], 0, codes[a], 0, w.size);
            System.arraycopy(b.codes[a], 0, codes[a], w.size, b.size);
        }
        double[] time = Arrays.copyOf(w.time, total);
        System.arraycopy(b.time, 0, time, w.size, b.size);
        Map<String, double[]> aggregates = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            double[] joined = Arrays.copyOf(w.numbers[i], total);
            System.arraycopy(b.numbers[i], 0, joined, w.size, b.size);
            aggregates.put(names.get(i), joined);
        }
        return new LeafCube(attributes, values, codes, time, aggregates, w.size);
    }

    private static final class Cells {
        final int size;
        final int[][] codes;
        final double[] time;
        final double[][] numbers;

        Cells(int size, int attributes, int names) {
            this.size = size;
            this.codes = new int[attributes][size];
            this.time = new double[size];
            this.numbers = new double[names][size];
        }
    }

    private static final class Loader {
        private final int attributes;
        private final List<Map<String, Integer>> dictionaries;
        private final List<String> names;

        Loader(int attributes, List<Map<String, Integer>> dictionaries, List<String> names) {
            this.attributes = attributes;
            this.dictionaries = dictionaries;
            this.names = names;
        }

        Cells load(QueryResult result, double width) {
            Cells raw = read(result, width);
            Integer[] order = new Integer[raw.size];
            for (int i = 0; i < raw.size; i++) {
                order[i] = i;
            }
            Arrays.sort(order, (x, y) -> compare(raw, x, y));
            Cells sorted = new Cells(raw.size, attributes, names.size());
            for (int i = 0; i < raw.size; i++) {
                int from = order[i];
                sorted.time[i] = raw.time[from];
                for (int a = 0; a < attributes; a++) {
                    sorted.codes[a][i] = raw.codes[a][from];
                }
                for (int v = 0; v < names.size(); v++) {
                    sorted.numbers[v][i] = raw.numbers[v][from];
                }
            }
            return sorted;
        }

        private static int compare(Cells cells, int x, int y) {
            int byTime = Double.compare(cells.time[x], cells.time[y]);
            if (byTime != 0) {
                return byTime;
            }
            for (int[] column : cells.codes) {
                if (column[x] != column[y]) {
                    return Integer.compare(column[x], column[y]);
                }
            }
            return 0;
        }

        private Cells read(QueryResult result, double width) {
            Cells cells = new Cells(result.rows().size(), attributes, names.size());
            int bucket = result.column("bucket");
            int[] columns = new int[attributes];
            for (int a = 0; a < attributes; a++) {
                columns[a] = result.column("a" + a);
            }
            int[] numbers = new int[names.size()];
            for (int v = 0; v < numbers.length; v++) {
                numbers[v] = result.column(names.get(v));
            }
            int i = 0;
            for (QueryResult.Row row : result.rows()) {
                List<@Nullable String> cell = row.cells();
                cells.time[i] = number(cell.get(bucket)) * width;
                for (int a = 0; a < attributes; a++) {
                    String value = cell.get(columns[a]);
                    cells.codes[a][i] =
                            value == null
                                    ? NULL
                                    : Objects.requireNonNull(dictionaries.get(a).get(value));
                }
                for (int v = 0; v < numbers.length; v++) {
                    cells.numbers[v][i] = number(cell.get(numbers[v]));
                }
                i++;
            }
            return cells;
        }

        private static double number(@Nullable String cell) {
            return cell == null ? 0 : Double.parseDouble(cell);
        }
    }

    /// The same cube without the rows of a slice: their aggregates are set to 0.
    public LeafCube without(int[] of, int[] code) {
        Map<String, double[]> left = new HashMap<>();
        aggregates.forEach((name, numbers) -> {
            double[] kept = numbers.clone();
            for (int cell = 0; cell < kept.length; cell++) {
                if (matches(cell, of, code)) {
                    kept[cell] = 0;
                }
            }
            left.put(name, kept);
        });
        return new LeafCube(attributes, values, codes, time, left, windowCells);
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
