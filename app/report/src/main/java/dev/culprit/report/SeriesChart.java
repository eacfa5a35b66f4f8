package dev.culprit.report;

import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// The metric over time as a drawing: expected range as a band, the alert's window shaded, the onset
/// marked.
final class SeriesChart {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 250;
    private static final double LEFT = 64;
    private static final double RIGHT = 12;
    private static final double TOP = 26;
    private static final double BOTTOM = 30;
    private static final int DATES = 7;
    private static final int DOTS = 60;

    private final Measurement measured;
    private final Scale scale;
    private final List<Series.Point> points;
    private final LocalDateTime from;
    private final LocalDateTime to;
    private final Axis axis;

    /// @param measured with at least one point
    SeriesChart(Measurement measured, Scale scale) {
        this.measured = measured;
        this.scale = scale;
        this.points = measured.series().points();
        this.from = points.getFirst().at();
        this.to = points.getLast().at().plus(measured.series().step());
        this.axis = Axis.over(values(measured));
    }

    private static double[] values(Measurement measured) {
        return measured.series().points().stream()
                .flatMapToDouble(point ->
                        DoubleStream.of(
                                point.value(), Scale.floor(measured, point.low()), point.high()))
                .toArray();
    }

    void draw(Markup out, String title) {
        out.open(
                "svg",
                "viewBox",
                "0 0 " + dot(WIDTH) + " " + dot(HEIGHT),
                "role",
                "img",
                "class",
                "chart",
                "aria-labelledby",
                "series-chart series-desc");
        out.leaf("title", title, "id", "series-chart");
        out.leaf("desc", description(), "id", "series-desc");
        window(out);
        grid(out);
        dates(out);
        band(out);
        line(out);
        onset(out);
        out.close();
    }

    private String description() {
        String unit = scale.heading().isEmpty() ? "" : " in " + scale.heading();
        String onset = measured.onset().map(at -> " Onset " + Figures.date(at) + ".").orElse("");
        return points.size()
                + " points"
                + unit
                + " from "
                + Figures.date(from)
                + " to "
                + (Figures.date(to) + ". In the window ")
                + (scale.write(measured.observed()) + ", expected ")
                + (scale.write(measured.expected()) + "." + onset);
    }

    private void window(Markup out) {
        double start = x(measured.window().start());
        double width = x(measured.window().end()) - start;
        if (width > 0) {
            out.empty(
                    "rect",
                    "class",
                    "window",
                    "x",
                    dot(start),
                    "y",
                    dot(TOP),
                    "width",
                    dot(width),
                    "height",
                    dot(HEIGHT - TOP - BOTTOM));
        }
    }

    private void grid(Markup out) {
        for (double tick : axis.ticks()) {
            String height = dot(y(tick));
            out.empty(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    dot(LEFT),
                    "y1",
                    height,
                    "x2",
                    dot(WIDTH - RIGHT),
                    "y2",
                    height);
            out.leaf(
                    "text",
                    scale.tick(tick, axis.step()),
                    "class",
                    "tick end",
                    "x",
                    dot(LEFT - 8),
                    "y",
                    dot(y(tick) + 4));
        }
    }

    private void dates(Markup out) {
        boolean days = Duration.between(from, to).toDays() > DATES / 2;
        var format = DateTimeFormatter.ofPattern(days ? "d MMM" : "d MMM HH:mm", Locale.ENGLISH);
        int every = Math.max(1, (int) Math.ceil(points.size() / (double) DATES));
        for (int i = 0; i < points.size(); i += every) {
            out.leaf(
                    "text",
                    format.format(points.get(i).at()),
                    "class",
                    "tick middle",
                    "x",
                    dot(middle(points.get(i))),
                    "y",
                    dot(HEIGHT - 10));
        }
    }

    private void band(Markup out) {
        List<Series.Point> whole =
                points.stream()
                        .filter(point ->
                                Double.isFinite(point.low()) && Double.isFinite(point.high()))
                        .toList();
        List<String> corners = new ArrayList<>();
        whole.forEach(point -> corners.add(dot(middle(point)) + "," + dot(y(point.high()))));
        whole.reversed()
                .forEach(point -> corners.add(dot(middle(point)) + "," + dot(y(point.low()))));
        if (whole.size() > 1) {
            out.empty("polygon", "class", "band", "points", String.join(" ", corners));
        }
    }

    private void line(Markup out) {
        var path = new StringBuilder();
        boolean drawing = false;
        for (Series.Point point : points) {
            boolean known = Double.isFinite(point.value());
            if (known) {
                path.append(drawing ? " L" : " M").append(dot(middle(point))).append(' ');
                path.append(dot(y(point.value())));
            }
            drawing = known;
        }
        out.empty("path", "class", "line", "d", path.toString());
        if (points.size() <= DOTS) {
            points.stream()
                    .filter(point -> Double.isFinite(point.value()))
                    .forEach(point ->
                            out.empty(
                                    "circle",
                                    "class",
                                    "dot",
                                    "cx",
                                    dot(middle(point)),
                                    "cy",
                                    dot(y(point.value())),
                                    "r",
                                    "2.6"));
        }
    }

    private void onset(Markup out) {
        measured.onset()
                .filter(at -> !at.isBefore(from) && !at.isAfter(to))
                .ifPresent(at -> {
                    double place = x(at);
                    out.empty(
                            "line",
                            "class",
                            "onset",
                            "x1",
                            dot(place),
                            "y1",
                            dot(TOP - 8),
                            "x2",
                            dot(place),
                            "y2",
                            dot(HEIGHT - BOTTOM));
                    boolean left = place > WIDTH * 0.75;
                    out.leaf(
                            "text",
                            "Onset " + Figures.date(at),
                            "class",
                            left ? "mark end" : "mark",
                            "x",
                            dot(left ? place - 6 : place + 6),
                            "y",
                            dot(TOP - 10));
                });
    }

    private double middle(Series.Point point) {
        return x(point.at().plus(measured.series().step().dividedBy(2)));
    }

    /// The place of a time, kept within the drawing.
    private double x(LocalDateTime at) {
        double whole = Math.max(1, Duration.between(from, to).toSeconds());
        double part = Duration.between(from, at).toSeconds() / whole;
        return LEFT + Math.clamp(part, 0, 1) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return TOP + (1 - axis.part(value)) * (HEIGHT - TOP - BOTTOM);
    }

    private static String dot(double coordinate) {
        return Axis.coordinate(coordinate);
    }
}
