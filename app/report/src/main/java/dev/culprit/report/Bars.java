package dev.culprit.report;

import java.util.List;

/// Horizontal bars: the proof's three, and the small one of a segment's share.
final class Bars {
    private static final double ROW = 38;
    private static final double LABELS = 124;
    private static final double BARS = 340;
    private static final double WIDTH = 640;
    private static final double SMALL = 120;

    private Bars() {}

    /// @param text the value as written
    /// @param look a style class
    record Bar(String label, double value, String text, String look) {}

    static void draw(Markup out, String title, List<Bar> bars) {
        double[] values = bars.stream().mapToDouble(Bar::value).toArray();
        Axis axis = zeroBased(values);
        out.open(
                "svg",
                "viewBox",
                "0 0 640 " + Axis.coordinate(ROW * bars.size()),
                "role",
                "img",
                "class",
                "bars",
                "aria-labelledby",
                "proof-chart proof-desc");
        out.leaf("title", title, "id", "proof-chart");
        out.leaf(
                "desc",
                String.join(
                        ", ", bars.stream().map(bar -> bar.label() + " " + bar.text()).toList()),
                "id",
                "proof-desc");
        for (int i = 0; i < bars.size(); i++) {
            row(out, bars.get(i), axis, i * ROW);
        }
        double zero = LABELS + axis.part(0) * BARS;
        out.empty(
                "line",
                "class",
                "axis",
                "x1",
                Axis.coordinate(zero),
                "y1",
                "0",
                "x2",
                Axis.coordinate(zero),
                "y2",
                Axis.coordinate(ROW * bars.size()));
        out.close();
    }

    private static void row(Markup out, Bar bar, Axis axis, double top) {
        double zero = LABELS + axis.part(0) * BARS;
        double end = LABELS + axis.part(bar.value()) * BARS;
        double left = Math.min(zero, end);
        double right = Math.max(zero, end);
        String base = Axis.coordinate(top + ROW / 2 + 4.5);
        out.leaf("text", bar.label(), "class", "label", "x", "0", "y", base);
        out.empty(
                "rect",
                "class",
                "bar " + bar.look(),
                "x",
                Axis.coordinate(left),
                "y",
                Axis.coordinate(top + 7),
                "width",
                Axis.coordinate(Math.max(1, right - left)),
                "height",
                Axis.coordinate(ROW - 14),
                "rx",
                "2");
        double place = Math.min(right + 8, WIDTH - 8);
        out.leaf("text", bar.text(), "class", "value", "x", Axis.coordinate(place), "y", base);
    }

    /// A segment's share of the change; the number stands beside it in the table.
    static void share(Markup out, double share) {
        double size = Double.isFinite(share) ? Math.clamp(Math.abs(share), 0, 1) : 0;
        out.open(
                "svg",
                "viewBox",
                "0 0 120 12",
                "class",
                "share",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        out.empty(
                "rect", "class", "track", "x", "0", "y", "1", "width", "120", "height", "10", "rx",
                "2");
        out.empty(
                "rect",
                "class",
                share < 0 ? "bar against" : "bar with",
                "x",
                "0",
                "y",
                "1",
                "width",
                Axis.coordinate(size * SMALL),
                "height",
                "10",
                "rx",
                "2");
        out.close();
    }

    private static Axis zeroBased(double... values) {
        double low = 0;
        double high = 0;
        for (double value : values) {
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        return new Axis(low, high > low ? high : low + 1, 1);
    }
}
