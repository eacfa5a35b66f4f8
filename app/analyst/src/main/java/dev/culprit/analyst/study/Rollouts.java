package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.slices.Scan;

/// Values that did not exist until four days before the window and have at least eight rows in it: a
/// release takes its siblings' rows, which is no loss. Slices that name the attribute expect that much
/// less, and the new value itself is not accused.
final class Rollouts implements Scan.Adjustment {
    private static final double RECENT_DAYS = 4;
    private static final double ENOUGH_ROWS = 8;

    private final double[] factor;
    private final boolean[][] fresh;

    private Rollouts(double[] factor, boolean[][] fresh) {
        this.factor = factor;
        this.fresh = fresh;
    }

    static Rollouts of(LeafCube cube) {
        int attributes = cube.attributes().size();
        double[] factor = new double[attributes];
        boolean[][] fresh = new boolean[attributes][];
        for (int a = 0; a < attributes; a++) {
            fresh[a] = new boolean[cube.cardinality(a)];
            factor[a] = 1 - share(cube, a, fresh[a]);
        }
        return new Rollouts(factor, fresh);
    }

    private static double share(LeafCube cube, int attribute, boolean[] fresh) {
        double[] first = new double[fresh.length];
        double[] rows = new double[fresh.length];
        double all = 0;
        double[] n = cube.numbers("n");
        for (int cell = 0; cell < cube.size(); cell++) {
            int code = cube.code(attribute, cell);
            if (cube.inWindow(cell)) {
                all += n[cell];
            }
            if (code < 0) {
                continue;
            }
            if (cube.inWindow(cell)) {
                rows[code] += n[cell];
            } else {
                first[code] = Math.min(first[code], cube.time(cell));
            }
        }
        double taken = 0;
        for (int v = 0; v < fresh.length; v++) {
            if (first[v] > -RECENT_DAYS - 0.5 && rows[v] >= ENOUGH_ROWS) {
                fresh[v] = true;
                taken += rows[v];
            }
        }
        return all > 0 ? Math.min(0.95, taken / all) : 0;
    }

    @Override
    public double factor(int attribute, double minute) {
        return factor[attribute];
    }

    @Override
    public boolean exempt(int attribute, int code) {
        return fresh[attribute][code];
    }
}
