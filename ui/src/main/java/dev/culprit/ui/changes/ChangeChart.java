package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Scale;
import dev.culprit.ui.theme.Styles;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The metric and what happened around it, on one axis: above the metric with its window and onset,
/// below one lane for each kind of change. Marks that would overlap are one mark with their number.
final class ChangeChart extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final double LEFT = 116;
    private static final double RIGHT = 20;
    private static final double TOP = 20;
    private static final double PLOT = 76;
    private static final double LANE = 30;
    private static final double AXIS = 22;
    private static final double MARK = 24;
    private static final int TICKS = 6;
    private static final int MOST_NAMED = 6;

    private final Messages messages;
    private final Figures figures;
    private final ChangeWords words;
    private final Consumer<Entry> onEntry;
    private final Map<Change.Kind, List<Mark>> lanes = new EnumMap<>(Change.Kind.class);
    private final Map<Entry, Rectangle> spans = new HashMap<>();
    private Optional<History> history = Optional.empty();
    private Optional<Entry> chosen = Optional.empty();
    private double drawnWidth;
    private double scale = 1;

    /// Changes that lie on one another.
    private record Mark(List<Entry> entries, Button button) {}

    ChangeChart(Messages messages, Figures figures, Consumer<Entry> onEntry) {
        this.messages = messages;
        this.figures = figures;
        this.onEntry = onEntry;
        words = new ChangeWords(messages, figures);
        getStyleClass().add("change-chart");
        setMinWidth(360);
    }

    void show(Optional<History> next) {
        history = next;
        size();
        requestLayout();
    }

    /// A length as it is in the size of the window.
    private double at(double length) {
        return length * scale;
    }

    private void size() {
        scale = Scale.of(this);
        drawnWidth = 0;
        double lanesHeight = history.map(ChangeChart::kinds).orElse(List.of()).size() * at(LANE);
        setMinHeight(at(TOP) + at(PLOT) + 8 + lanesHeight + at(AXIS));
        setPrefHeight(getMinHeight());
    }

    void choose(Optional<Entry> entry) {
        chosen = entry;
        lanes.values().stream()
                .flatMap(List::stream)
                .forEach(mark ->
                        mark.button()
                                .pseudoClassStateChanged(
                                        CHOSEN,
                                        entry.filter(mark.entries()::contains).isPresent()));
    }

    private static List<Change.Kind> kinds(History of) {
        return of.entries().stream()
                .map(entry -> entry.change().kind())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    protected void layoutChildren() {
        if (scale != Scale.of(this)) {
            size();
        }
        if (drawnWidth != getWidth()) {
            drawnWidth = getWidth();
            getChildren().clear();
            lanes.clear();
            spans.clear();
            history.ifPresent(this::draw);
            choose(chosen);
        }
    }

    private void draw(History of) {
        double floor = at(TOP) + at(PLOT) + 8 + kinds(of).size() * at(LANE);
        of.measured().ifPresent(measured -> drawMetric(of, measured, floor));
        double y = at(TOP) + at(PLOT) + 8;
        for (Change.Kind kind : kinds(of)) {
            drawLane(of, kind, y);
            y += at(LANE);
        }
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            LocalDateTime at =
                    of.from()
                            .plusSeconds(
                                    Math.round(
                                            share
                                                    * Duration.between(of.from(), of.to())
                                                            .toSeconds()));
            Label tick = put(label(figures.axisDate(at), "chart-label"));
            tick.relocate(x(share) - share * tick.getWidth(), floor + 4);
        }
    }

    private double x(double share) {
        return at(LEFT) + share * (getWidth() - at(LEFT) - at(RIGHT));
    }

    private void drawMetric(History of, Measurement measured, double floor) {
        double start = x(of.share(measured.window().start()));
        double end = x(of.share(measured.window().end()));
        Rectangle window =
                new Rectangle(start, at(TOP) - 4, Math.max(1, end - start), floor - at(TOP) + 4);
        add(window, "chart-window");
        Label windowLabel = put(label(messages.get("changes.window"), "chart-label"));
        double left = start + 4;
        boolean room = end - start > windowLabel.getWidth() + 8;
        windowLabel.setVisible(room);
        windowLabel.relocate(left, at(TOP) + at(PLOT) - 16);
        drawSeries(of, measured.series());
        measured.onset()
                .ifPresent(onset -> {
                    double at = x(of.share(onset));
                    add(new Line(at, at(TOP) - 4, at, floor), "chart-onset");
                    Label text =
                            put(
                                    label(
                                            messages.get("metric.onset", figures.moment(onset)),
                                            "chart-onset-label"));
                    double before = at - text.getWidth() - 4;
                    text.relocate(before < at(LEFT) ? at + 4 : before, 0);
                });
    }

    private void drawSeries(History of, Series series) {
        List<Series.Point> points = series.points();
        if (points.size() < 2) {
            return;
        }
        double high = points.stream().mapToDouble(Series.Point::value).max().orElse(1);
        double low = Math.min(0, points.stream().mapToDouble(Series.Point::value).min().orElse(0));
        double range = high == low ? 1 : high - low;
        Polyline line = new Polyline();
        for (Series.Point point : points) {
            LocalDateTime middle = point.at().plus(series.step().dividedBy(2));
            line.getPoints()
                    .addAll(
                            x(of.share(middle)),
                            at(TOP) + at(PLOT) - (point.value() - low) / range * at(PLOT));
        }
        add(line, "chart-line");
        add(
                new Line(at(LEFT), at(TOP) + at(PLOT), getWidth() - at(RIGHT), at(TOP) + at(PLOT)),
                "chart-axis");
        Label top = put(label(figures.metric(of.kind(), high), "chart-label"));
        top.relocate(at(LEFT) - 8 - top.getWidth(), at(TOP) - 6);
        Label bottom = put(label(figures.metric(of.kind(), low), "chart-label"));
        bottom.relocate(at(LEFT) - 8 - bottom.getWidth(), at(TOP) + at(PLOT) - bottom.getHeight());
    }

    private void drawLane(History of, Change.Kind kind, double y) {
        double middle = y + at(LANE) / 2;
        add(new Line(at(LEFT), middle, getWidth() - at(RIGHT), middle), "change-lane");
        Label name = label(words.kind(kind), "chart-label");
        name.setGraphic(new FontIcon(ChangeWords.icon(kind)));
        put(name);
        name.relocate(0, middle - name.getHeight() / 2);
        List<Entry> entries =
                of.entries().stream().filter(entry -> entry.change().kind() == kind).toList();
        entries.forEach(entry -> drawSpan(of, entry, middle));
        lanes.put(kind, marks(of, entries, middle));
    }

    /// How long it took, where that can be seen.
    private void drawSpan(History of, Entry entry, double middle) {
        entry.change()
                .until()
                .ifPresent(until -> {
                    double start = x(of.share(entry.change().at()));
                    double wide = x(of.share(until)) - start;
                    if (wide > at(MARK) / 2) {
                        Rectangle span = new Rectangle(start, middle - 4, wide, 8);
                        add(span, "change-span");
                        span.pseudoClassStateChanged(TROUBLE, isTrouble(entry));
                        spans.put(entry, span);
                    }
                });
    }

    private List<Mark> marks(History of, List<Entry> entries, double middle) {
        List<Mark> marks = new ArrayList<>();
        List<Entry> together = new ArrayList<>();
        double first = 0;
        for (Entry entry : entries) {
            double at = x(of.share(entry.change().at()));
            if (!together.isEmpty() && at - first > at(MARK)) {
                marks.add(mark(List.copyOf(together), first, middle));
                together.clear();
            }
            first = together.isEmpty() ? at : first;
            together.add(entry);
        }
        if (!together.isEmpty()) {
            marks.add(mark(List.copyOf(together), first, middle));
        }
        return marks;
    }

    private Mark mark(List<Entry> entries, double at, double middle) {
        Entry first =
                entries.stream()
                        .filter(ChangeChart::isTrouble)
                        .findFirst()
                        .orElse(entries.getFirst());
        Feather icon = ChangeWords.icon(first.change());
        Button button =
                entries.size() == 1
                        ? new Button(null, new FontIcon(icon))
                        : new Button(Integer.toString(entries.size()));
        button.getStyleClass().add("change-mark");
        button.pseudoClassStateChanged(TROUBLE, entries.stream().anyMatch(ChangeChart::isTrouble));
        button.setTooltip(new Tooltip(hint(entries)));
        button.setAccessibleText(hint(entries));
        button.setOnAction(_ -> onEntry.accept(next(entries, first)));
        button.resizeRelocate(at - at(MARK) / 2, middle - at(MARK) / 2, at(MARK), at(MARK));
        button.setManaged(false);
        getChildren().add(button);
        return new Mark(entries, button);
    }

    /// Each click on a mark of several shows another of them.
    private Entry next(List<Entry> entries, Entry first) {
        int index = chosen.map(entries::indexOf).orElse(-1);
        return index < 0 ? first : entries.get((index + 1) % entries.size());
    }

    static boolean isTrouble(Entry entry) {
        return switch (entry.change().outcome()) {
            case FAILED, STALLED -> true;
            case SUCCEEDED, RUNNING, UNKNOWN -> false;
        };
    }

    private String hint(List<Entry> entries) {
        String lines =
                entries.stream()
                        .limit(MOST_NAMED)
                        .map(Entry::change)
                        .map(change ->
                                messages.get(
                                        "changes.hint",
                                        figures.moment(change.at()),
                                        words.kind(change),
                                        change.title()))
                        .collect(Collectors.joining("\n"));
        int more = entries.size() - MOST_NAMED;
        return more > 0 ? lines + "\n" + messages.get("changes.more", more) : lines;
    }

    private static Label label(String text, String styleClass) {
        return Styles.styled(new Label(text), styleClass);
    }

    private Label put(Label label) {
        add(label, "change-label");
        label.applyCss();
        label.autosize();
        return label;
    }

    private void add(Node node, String styleClass) {
        node.getStyleClass().add(styleClass);
        node.setManaged(false);
        node.setMouseTransparent(true);
        getChildren().add(node);
    }
}
