package dev.culprit.analyst.slices;

import dev.culprit.core.query.QueryResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads result rows into primitive columns, which a cube of a hundred thousand cells needs to stay
/// small. Values get codes as they come; [#finish] renames them to alphabetical order.
final class CubeLoader {
    /// Numbers of up to 15 digits are exact in a double, and so is a power of ten up to 22.
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final List<Map<String, Integer>> dictionaries;
    private final List<String> names;

    CubeLoader(int attributes, List<String> names) {
        this.dictionaries =
                IntStream.range(0, attributes)
                        .<Map<String, Integer>>mapToObj(_ -> new HashMap<>())
                        .toList();
        this.names = names;
    }

    /// Cells of one result, column by column.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cells(double[] time, int[][] codes, double[][] numbers) {
        int size() {
            return time.length;
        }
    }

    /// @param width what one bucket counts, in the cube's unit of time
    Cells read(QueryResult result, double width) {
        int size = result.rows().size();
        var cells =
                new Cells(
                        new double[size],
                        new int[dictionaries.size()][size],
                        new double[names.size()][size]);
        int bucket = result.column("bucket");
        int[] columns = new int[dictionaries.size()];
        Arrays.setAll(columns, a -> result.column("a" + a));
        int[] numbers = new int[names.size()];
        Arrays.setAll(numbers, v -> result.column(names.get(v)));
        int i = 0;
        for (QueryResult.Row row : result.rows()) {
            List<@Nullable String> cell = row.cells();
            cells.time[i] = number(cell.get(bucket)) * width;
            for (int a = 0; a < columns.length; a++) {
                cells.codes[a][i] = code(a, cell.get(columns[a]));
            }
            for (int v = 0; v < numbers.length; v++) {
                cells.numbers[v][i] = number(cell.get(numbers[v]));
            }
            i++;
        }
        return cells;
    }

    private int code(int attribute, @Nullable String value) {
        if (value == null) {
            return LeafCube.NULL;
        }
        Map<String, Integer> dictionary = dictionaries.get(attribute);
        Integer known = dictionary.putIfAbsent(value, dictionary.size());
        return known == null ? dictionary.size() - 1 : known;
    }

    /// The values of each attribute in alphabetical order; the cells' codes are changed to it.
    List<List<String>> finish(Cells... all) {
        return IntStream.range(0, dictionaries.size())
                .mapToObj(attribute -> {
                    Map<String, Integer> dictionary = dictionaries.get(attribute);
                    List<String> sorted = dictionary.keySet().stream().sorted().toList();
                    int[] renamed = new int[sorted.size()];
                    for (int code = 0; code < renamed.length; code++) {
                        renamed[dictionary.getOrDefault(sorted.get(code), 0)] = code;
                    }
                    for (Cells cells : all) {
                        rename(cells.codes[attribute], renamed);
                    }
                    return sorted;
                })
                .toList();
    }

    private static void rename(int[] codes, int[] renamed) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? codes[i] : renamed[codes[i]];
        }
    }

    /// The cells by time and then by codes: one stable counting sort for each column, last one first.
    static Cells sorted(Cells cells) {
        int[] order = new int[cells.size()];
        Arrays.setAll(order, i -> i);
        for (int a = cells.codes.length - 1; a >= 0; a--) {
            order = counted(order, cells.codes[a]);
        }
        order = counted(order, ranks(cells.time));
        int[][] codes = new int[cells.codes.length][];
        for (int a = 0; a < codes.length; a++) {
            codes[a] = picked(cells.codes[a], order);
        }
        double[][] numbers = new double[cells.numbers.length][];
        for (int v = 0; v < numbers.length; v++) {
            numbers[v] = picked(cells.numbers[v], order);
        }
        return new Cells(picked(cells.time, order), codes, numbers);
    }

    private static int[] ranks(double[] time) {
        double[] distinct = Arrays.stream(time).sorted().distinct().toArray();
        int[] ranks = new int[time.length];
        Arrays.setAll(ranks, i -> Arrays.binarySearch(distinct, time[i]));
        return ranks;
    }

    /// @param keys from -1 on
    private static int[] counted(int[] order, int[] keys) {
        int most = Arrays.stream(keys).max().orElse(0);
        int[] next = new int[most + 3];
        for (int key : keys) {
            next[key + 2]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] sorted = new int[order.length];
        for (int at : order) {
            sorted[next[keys[at] + 1]++] = at;
        }
        return sorted;
    }

    private static int[] picked(int[] from, int[] order) {
        int[] to = new int[order.length];
        Arrays.setAll(to, i -> from[order[i]]);
        return to;
    }

    private static double[] picked(double[] from, int[] order) {
        double[] to = new double[order.length];
        Arrays.setAll(to, i -> from[order[i]]);
        return to;
    }

    /// As `Double.parseDouble`, at a fraction of its cost for the short numbers that counts are.
    static double number(@Nullable String cell) {
        if (cell == null) {
            return 0;
        }
        int length = cell.length();
        int start = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
        if (length == start || length - start > EXACT_DIGITS) {
            return Double.parseDouble(cell);
        }
        long digits = 0;
        int scale = -1;
        for (int i = start; i < length; i++) {
            int digit = cell.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                scale += scale >= 0 ? 1 : 0;
            } else if (cell.charAt(i) == '.' && scale < 0) {
                scale = 0;
            } else {
                return Double.parseDouble(cell);
            }
        }
        double value = scale > 0 ? digits / POWERS[scale] : digits;
        return start == 1 ? -value : value;
    }
}
