package dev.culprit.ui.timeline;

/// How fast a case is played.
enum Speed {
    HALF(1, "0.5x"),
    NORMAL(2, "1x"),
    DOUBLE(4, "2x"),
    FAST(8, "4x"),
    FASTEST(32, "16x");

    /// What [#times] counts: halves.
    static final int PARTS = 2;

    private final int times;
    private final String label;

    Speed(int times, String label) {
        this.times = times;
        this.label = label;
    }

    int times() {
        return times;
    }

    @Override
    public String toString() {
        return label;
    }
}
