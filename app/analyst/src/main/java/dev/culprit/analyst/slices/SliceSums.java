package dev.culprit.analyst.slices;

import java.util.Arrays;

/// Sums what a [Scan] needs over the cells of slices. The sums of one slice take [#stride] numbers:
/// `x`, `w` and `z` of each start's bin in the window, then `x` and then `w` of each group of the
/// baseline.
final class SliceSums {
    private final LeafCube cube;
    private final Scan scan;
    private final int starts;
    private final int stride;
    private final int[] slot;

    /// The split at hand; cleared and filled again by the next one.
    private final double[] sums;

    private final boolean[] seen;

    SliceSums(LeafCube cube, Scan scan, int starts, double width) {
        this.cube = cube;
        this.scan = scan;
        this.starts = starts;
        this.stride = 3 * starts + 2 * scan.groups;
        this.slot = new int[cube.size()];
        for (int cell = 0; cell < slot.length; cell++) {
            int bin = (int) Math.clamp(Math.floor(cube.time(cell) / width), 0, starts - 1);
            slot[cell] = cube.inWindow(cell) ? 3 * bin : 3 * starts + scan.group[cell];
        }
        int most = 1;
        for (int a = 0; a < cube.attributes().size(); a++) {
            most = Math.max(most, cube.cardinality(a));
        }
        this.sums = new double[most * stride];
        this.seen = new boolean[most];
    }

    int starts() {
        return starts;
    }

    int stride() {
        return stride;
    }

    /// Some cells with their numbers side by side, as they are read once for each attribute.
    ///
    /// @param window how many of them lie in the window; they come first
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(int[] cells, int window, int[] slot, double[] x, double[] w, double[] z) {}

    /// @param cells in ascending order
    Part part(int[] cells) {
        int window = 0;
        while (window < cells.length && cube.inWindow(cells[window])) {
            window++;
        }
        int[] slots = new int[cells.length];
        Arrays.setAll(slots, i -> slot[cells[i]]);
        return new Part(
                cells,
                window,
                slots,
                picked(scan.x, cells),
                picked(scan.w, cells),
                picked(scan.z, cells));
    }

    private static double[] picked(double[] from, int[] cells) {
        double[] to = new double[cells.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[cells[i]];
        }
        return to;
    }

    /// The sums of all the cells.
    double[] of(int[] cells) {
        double[] all = new double[stride];
        add(part(cells), new int[cube.size()], all);
        return all;
    }

    /// The sums of every value of the attribute among the cells, that of `code` from `code * stride` on
    /// where [#has] says so. Valid until the next call.
    double[] split(Part part, int attribute) {
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                Arrays.fill(sums, code * stride, (code + 1) * stride, 0);
                seen[code] = false;
            }
        }
        int[] codes = cube.codes(attribute);
        for (int cell : part.cells) {
            if (codes[cell] >= 0) {
                seen[codes[cell]] = true;
            }
        }
        add(part, codes, sums);
        return sums;
    }

    boolean has(int code) {
        return seen[code];
    }

    private void add(Part part, int[] codes, double[] to) {
        for (int i = 0; i < part.window; i++) {
            int code = codes[part.cells[i]];
            if (code >= 0) {
                int at = code * stride + part.slot[i];
                to[at] += part.x[i];
                to[at + 1] += part.w[i];
                to[at + 2] += part.z[i];
            }
        }
        for (int i = part.window; i < part.cells.length; i++) {
            int code = codes[part.cells[i]];
            if (code >= 0) {
                int at = code * stride + part.slot[i];
                to[at] += part.x[i];
                to[at + scan.groups] += part.w[i];
            }
        }
    }
}
