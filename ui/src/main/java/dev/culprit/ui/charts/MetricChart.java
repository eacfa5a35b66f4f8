package dev.culprit.ui.charts;

import dev.culprit.core.measurement.Series;
import dev.culprit.core.measurement.Series.Point;
import dev.culprit.ui.theme.Scale;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// A metric over time: its line, the range that was to be expected, the alert's window shaded and the
/// onset marked. Under the pointer it says when and how much.
public final class MetricChart extends Region {
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 18;
    private static final double BOTTOM = 20;
    private static final double BETWEEN = 10;
    private static final double HEADROOM = 1.08;

    private final Rectangle window = new Rectangle();
    private final Polygon band = new Polygon();
    private final Polyline line = new Polyline();
    private final Line base = new Line();
    private final Line onsetLine = new Line();
    private final Line cursor = new Line();
    private final Circle dot = new Circle(3.5);
    private final Label onsetLabel = new Label();
    private final Label top = new Label();
    private final Label bottom = new Label();
    private final Label from = new Label();
    private final Label to = new Label();
    private final Label windowFrom = new Label();
    private final Label hover = new Label();

    private Content content = Content.EMPTY;
    private double scale = 1;

    /// @param onset when the change began
    /// @param onsetText what the mark says
    /// @param value writes a value of the axis
    /// @param date writes a day of the axis
    /// @param hint writes what the pointer shows
    public record Content(
            Series series,
            Optional<LocalDateTime> onset,
            String onsetText,
            DoubleFunction<String> value,
            Function<LocalDateTime, String> date,
            Function<Point, String> hint) {
        static final Content EMPTY =
                new Content(
                        new Series(java.time.Duration.ofDays(1), List.of()),
                        Optional.empty(),
                        "",
                        Double::toString,
                        LocalDateTime::toString,
                        Point::toString);
    }

    public MetricChart() {
        getStyleClass().add("metric-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        style(window, "chart-window");
        style(band, "chart-band");
        style(line, "chart-line");
        style(base, "chart-axis");
        style(onsetLine, "chart-onset");
        style(cursor, "chart-cursor");
        style(dot, "chart-dot");
        style(onsetLabel, "chart-onset-label");
        List.of(top, bottom, from, to, windowFrom).forEach(label -> style(label, "chart-label"));
        style(hover, "chart-hover");
        getChildren()
                .addAll(
                        window,
                        band,
                        base,
                        onsetLine,
                        line,
                        cursor,
                        dot,
                        top,
                        bottom,
                        from,
                        to,
                        windowFrom,
                        onsetLabel,
                        hover);
        getChildren().forEach(node -> node.setManaged(false));
        getChildren().forEach(node -> node.setMouseTransparent(true));
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> showPointer(false));
        showPointer(false);
        setMinWidth(200);
        setPrefWidth(480);
    }

    private static void style(Node node, String styleClass) {
        node.getStyleClass().add(styleClass);
    }

    public void show(Content next) {
        content = next;
        showPointer(false);
        requestLayout();
    }

    private List<Point> points() {
        return content.series().points();
    }

    @Override
    protected void layoutChildren() {
        scale = Scale.of(this);
        boolean empty = points().size() < 2;
        getChildren().forEach(node -> node.setVisible(!empty));
        showPointer(false);
        if (empty) {
            return;
        }
        placeBand();
        placeLine();
        placeWindow();
        placeOnset();
        placeLabels();
    }

    private void placeBand() {
        ObservableList<Double> outline = band.getPoints();
        outline.clear();
        for (int i = 0; i < points().size(); i++) {
            outline.addAll(x(i), y(points().get(i).high()));
        }
        for (int i = points().size() - 1; i >= 0; i--) {
            outline.addAll(x(i), y(points().get(i).low()));
        }
    }

    private void placeLine() {
        line.getPoints().clear();
        for (int i = 0; i < points().size(); i++) {
            line.getPoints().addAll(x(i), y(points().get(i).value()));
        }
        base.setStartX(left());
        base.setEndX(getWidth() - right());
        base.setStartY(floor());
        base.setEndY(floor());
    }

    private void placeWindow() {
        int first = firstInWindow();
        window.setVisible(first >= 0);
        if (first >= 0) {
            int last = first;
            while (last + 1 < points().size() && points().get(last + 1).inWindow()) {
                last++;
            }
            double start = Math.max(left(), x(first) - halfStep());
            window.setX(start);
            window.setY(top() - 4);
            window.setWidth(Math.min(getWidth() - right(), x(last) + halfStep()) - start);
            window.setHeight(floor() - top() + 4);
        }
    }

    private int firstInWindow() {
        for (int i = 0; i < points().size(); i++) {
            if (points().get(i).inWindow()) {
                return i;
            }
        }
        return -1;
    }

    private void placeOnset() {
        boolean shown = content.onset().isPresent() && !content.onsetText().isEmpty();
        onsetLine.setVisible(shown);
        onsetLabel.setVisible(shown);
        content.onset()
                .ifPresent(at -> {
                    double x = Math.clamp(x(place(at)), left(), getWidth() - right());
                    onsetLine.setStartX(x);
                    onsetLine.setEndX(x);
                    onsetLine.setStartY(top() - 4);
                    onsetLine.setEndY(floor());
                    onsetLabel.setText(content.onsetText());
                    onsetLabel.autosize();
                    double left = x - onsetLabel.getWidth() - 4;
                    onsetLabel.relocate(left < left() ? x + 4 : left, 0);
                });
    }

    /// Where a moment lies among the points, as a broken index.
    private double place(LocalDateTime at) {
        LocalDateTime first = points().getFirst().at();
        double seconds = java.time.Duration.between(first, at).toSeconds();
        return seconds / Math.max(1, content.series().step().toSeconds());
    }

    private void placeLabels() {
        put(top, content.value().apply(highest()), y(highest()));
        put(bottom, content.value().apply(lowest()), floor());
        putBelow(from, points().getFirst().at(), left(), 0);
        putBelow(to, points().getLast().at(), getWidth() - right(), 1);
        int first = firstInWindow();
        windowFrom.setVisible(first > 0);
        if (first > 0) {
            putBelow(windowFrom, points().get(first).at(), window.getX(), 0);
            windowFrom.setVisible(isApart(from, windowFrom) && isApart(windowFrom, to));
        }
    }

    private boolean isApart(Label left, Label right) {
        double end = left.getLayoutX() + left.getWidth();
        return end + BETWEEN * scale < right.getLayoutX();
    }

    private void put(Label label, String text, double y) {
        label.setText(text);
        label.autosize();
        double top = Math.clamp(y - label.getHeight() / 2, 0, getHeight() - label.getHeight());
        label.relocate(left() - 6 - label.getWidth(), top);
    }

    private void putBelow(Label label, LocalDateTime at, double x, double anchor) {
        label.setText(content.date().apply(at));
        label.autosize();
        label.relocate(x - anchor * label.getWidth(), floor() + 3);
    }

    private void point(double mouseX) {
        if (points().size() < 2) {
            return;
        }
        double step = (getWidth() - left() - right()) / (points().size() - 1);
        int index = Math.clamp(Math.round((mouseX - left()) / step), 0, points().size() - 1);
        Point point = points().get(index);
        cursor.setStartX(x(index));
        cursor.setEndX(x(index));
        cursor.setStartY(top() - 4);
        cursor.setEndY(floor());
        dot.setCenterX(x(index));
        dot.setCenterY(y(point.value()));
        hover.setText(content.hint().apply(point));
        hover.autosize();
        double right = getWidth() - right() - hover.getWidth();
        hover.relocate(Math.clamp(x(index) + 8, left(), Math.max(left(), right)), top());
        showPointer(true);
    }

    private void showPointer(boolean shown) {
        cursor.setVisible(shown);
        dot.setVisible(shown);
        hover.setVisible(shown);
    }

    private double left() {
        return LEFT * scale;
    }

    private double right() {
        return RIGHT * scale;
    }

    private double top() {
        return TOP * scale;
    }

    private double bottom() {
        return BOTTOM * scale;
    }

    private double floor() {
        return getHeight() - bottom();
    }

    private double halfStep() {
        return (getWidth() - left() - right()) / (points().size() - 1) / 2;
    }

    private double x(double index) {
        return left() + index * (getWidth() - left() - right()) / (points().size() - 1);
    }

    private double y(double value) {
        double low = lowest();
        double span = highest() * HEADROOM - low;
        double share = span == 0 ? 0 : Math.max(0, (value - low) / span);
        return floor() - share * (floor() - top());
    }

    private double highest() {
        return points().stream().mapToDouble(p -> Math.max(p.value(), p.high())).max().orElse(1);
    }

    /// Zero, unless values lie below it; a range that reaches below zero is cut there.
    private double lowest() {
        return Math.min(0, points().stream().mapToDouble(p -> p.value()).min().orElse(0));
    }
}
