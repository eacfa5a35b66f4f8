package dev.culprit.report;

import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// Horizontal bars: the proof's three, the small ones of a table, and two parts of a whole.
final class Bars {
    private static final double ROW = 38;
    private static final double LABELS = 124;
    private static final double BARS = 340;
    private static final double WIDTH = 640;
    private static final double SMALL = 120;

    private Bars() {}

    /// @param text the value as written
    /// @param look a style class
    /// @param source the query the value stands in, where the report has it
    record Bar(String label, double value, String text, String look, Optional<QueryId> source) {}

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
        bar.source().ifPresent(query -> out.open("a", "href", "#" + query));
        out.leaf("text", bar.text(), "class", "value", "x", Axis.coordinate(place), "y", base);
        bar.source().ifPresent(_ -> out.close());
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

    /// A small bar on a scale that it shares with others; the number stands beside it.
    static void part(Markup out, double part, String look) {
        double size = Double.isFinite(part) ? Math.clamp(Math.abs(part), 0, 1) : 0;
        out.open(
                "svg",
                "viewBox",
                "0 0 160 12",
                "class",
                "part",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        rect(out, "track", 0, 160, 12);
        rect(out, "bar " + look, 0, Math.max(1, size * 160), 12);
        out.close();
    }

    /// Two parts of one whole beside each other; a part outside 0..1 fills the bar or nothing of it.
    static void stack(Markup out, String id, String title, String desc, double first) {
        double size = Double.isFinite(first) ? Math.clamp(first, 0, 1) : 0;
        out.open(
                "svg",
                "viewBox",
                "0 0 640 22",
                "role",
                "img",
                "class",
                "bars stack",
                "aria-labelledby",
                id + "-chart " + id + "-desc");
        out.leaf("title", title, "id", id + "-chart");
        out.leaf("desc", desc, "id", id + "-desc");
        double edge = size * WIDTH;
        if (size > 0) {
            rect(out, "bar within", 0, size < 1 ? Math.max(1, edge - 1) : edge, 22);
        }
        if (size < 1) {
            rect(out, "bar shares", size > 0 ? edge + 1 : 0, Math.max(1, WIDTH - edge - 1), 22);
        }
        out.close();
    }

    private static void rect(Markup out, String look, double left, double width, double height) {
        out.empty(
                "rect",
                "class",
                look,
                "x",
                Axis.coordinate(left),
                "y",
                "0",
                "width",
                Axis.coordinate(width),
                "height",
                Axis.coordinate(height),
                "rx",
                "2");
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
