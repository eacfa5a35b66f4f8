package dev.culprit.analyst.slices;

import java.util.Arrays;

/// Which cells have which value, for each attribute: the cells of a slice are found by looking only at
/// those of its rarest value. Code [LeafCube#NULL] counts as a value.
final class CellIndex {
    private final int[][] codes;
    private final int[][] starts;
    private final int[][] cells;
    private final int size;

    CellIndex(int[][] codes, int[] cardinalities, int size) {
        this.codes = codes;
        this.size = size;
        this.starts = new int[codes.length][];
        this.cells = new int[codes.length][];
        for (int a = 0; a < codes.length; a++) {
            index(a, cardinalities[a]);
        }
    }

    /// Slot 0 of an attribute is NULL, slot 1 its first value.
    private void index(int attribute, int values) {
        int[] start = new int[values + 2];
        for (int code : codes[attribute]) {
            start[code + 2]++;
        }
        for (int slot = 1; slot < start.length; slot++) {
            start[slot] += start[slot - 1];
        }
        int[] next = start.clone();
        int[] listed = new int[size];
        for (int cell = 0; cell < size; cell++) {
            listed[next[codes[attribute][cell] + 1]++] = cell;
        }
        starts[attribute] = start;
        cells[attribute] = listed;
    }

    private int count(int attribute, int code) {
        return starts[attribute][code + 2] - starts[attribute][code + 1];
    }

    /// The cells that have all the values, in ascending order.
    int[] of(int[] attributes, int[] values) {
        if (attributes.length == 0) {
            int[] all = new int[size];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int rarest = 0;
        for (int i = 1; i < attributes.length; i++) {
            if (count(attributes[i], values[i]) < count(attributes[rarest], values[rarest])) {
                rarest = i;
            }
        }
        int from = starts[attributes[rarest]][values[rarest] + 1];
        int[] found = new int[count(attributes[rarest], values[rarest])];
        int kept = 0;
        for (int i = 0; i < found.length; i++) {
            int cell = cells[attributes[rarest]][from + i];
            if (matches(cell, attributes, values)) {
                found[kept++] = cell;
            }
        }
        return Arrays.copyOf(found, kept);
    }

    private boolean matches(int cell, int[] attributes, int[] values) {
        for (int i = 0; i < attributes.length; i++) {
            if (codes[attributes[i]][cell] != values[i]) {
                return false;
            }
        }
        return true;
    }
}
