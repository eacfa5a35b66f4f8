package dev.culprit.analyst.slices;

/// What is summed over the cells of a slice and how the sums are judged. A window cell adds `x`, `w`
/// and `z` from its time on; a baseline cell adds them to its group's sums.
public final class Scan {
    final double[] x;
    final double[] w;
    final double[] z;
    final int[] group;
    final int groups;
    final Judge judge;
    final Adjustment adjustment;

    /// Judges the sums of one slice from one start on.
    public interface Judge {
        /// @param base sums of the baseline: `x` of each group from `offset`, then `w` of each group
        /// @param minute the start, in minutes since the window's start
        /// @param adjust factor on what is expected
        /// @return log-likelihood ratio, 0 where nothing speaks for a change
        double ratio(
                double x,
                double w,
                double z,
                double[] base,
                int offset,
                double minute,
                double adjust);
    }

    /// What is known beforehand about slices that name certain attributes.
    public interface Adjustment {
        /// Factor on what is expected of a slice.
        double factor(int[] attributes, int[] codes);

        /// Whether a value may not be accused.
        boolean exempt(int attribute, int code);

        Adjustment NONE =
                new Adjustment() {
                    @Override
                    public double factor(int[] attributes, int[] codes) {
                        return 1;
                    }

                    @Override
                    public boolean exempt(int attribute, int code) {
                        return false;
                    }
                };
    }

    public Scan(
            double[] x,
            double[] w,
            double[] z,
            int[] group,
            int groups,
            Judge judge,
            Adjustment adjustment) {
        this.x = x;
        this.w = w;
        this.z = z;
        this.group = group;
        this.groups = groups;
        this.judge = judge;
        this.adjustment = adjustment;
    }

    public Scan(double[] x, double[] w, Judge judge) {
        this(x, w, new double[x.length], new int[x.length], 1, judge, Adjustment.NONE);
    }

    public double x(int cell) {
        return x[cell];
    }

    public double w(int cell) {
        return w[cell];
    }
}
