package dev.culprit.ui.lineage;

import dev.culprit.core.source.TableName;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.lineage.LineageGraph.Box;
import dev.culprit.ui.lineage.LineageGraph.Link;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.kordamp.ikonli.feather.Feather;

/// Draws tables as boxes and what flows between them as curves from left to right.
final class LineageCanvas extends Pane {
    private static final PseudoClass BLAMED = PseudoClass.getPseudoClass("blamed");
    private static final PseudoClass ALERTED = PseudoClass.getPseudoClass("alerted");
    private static final PseudoClass PATH = PseudoClass.getPseudoClass("path");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final double WIDTH = 184;
    private static final double HEIGHT = 88;
    private static final double ACROSS = 64;
    private static final double DOWN = 20;
    private static final double MARGIN = 24;
    private static final double HEAD = 7;

    private final Messages messages;
    private final Figures figures;
    private final Consumer<TableName> onTable;
    private final Map<TableName, Button> boxes = new HashMap<>();
    private final List<Curve> curves = new ArrayList<>();
    private LineageGraph graph = new LineageGraph(List.of(), List.of(), 0, 0);

    private record Curve(Link link, CubicCurve line, Polygon head) {}

    LineageCanvas(Messages messages, Figures figures, Consumer<TableName> onTable) {
        this.messages = messages;
        this.figures = figures;
        this.onTable = onTable;
        getStyleClass().add("lineage-canvas");
    }

    void show(LineageGraph next) {
        graph = next;
        boxes.clear();
        curves.clear();
        getChildren().clear();
        next.links().stream().filter(link -> !link.onPath()).forEach(this::add);
        next.links().stream().filter(Link::onPath).forEach(this::add);
        next.boxes().forEach(this::add);
        int tallest = 1 + next.boxes().stream().mapToInt(Box::place).max().orElse(0);
        setMinSize(
                2 * MARGIN + next.columns() * (WIDTH + ACROSS) - ACROSS,
                2 * MARGIN + tallest * (HEIGHT + DOWN) - DOWN);
        requestLayout();
    }

    private void add(Link link) {
        CubicCurve line = Styles.styled(new CubicCurve(), "lineage-link");
        Polygon head = Styles.styled(new Polygon(), "lineage-arrow");
        line.pseudoClassStateChanged(PATH, link.onPath());
        head.pseudoClassStateChanged(PATH, link.onPath());
        Tooltip.install(line, new Tooltip(hint(link)));
        curves.add(new Curve(link, line, head));
        getChildren().addAll(line, head);
    }

    private String hint(Link link) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.get("lineage.feeds", link.from(), link.to()));
        lines.addAll(link.words());
        return String.join("\n", lines);
    }

    private void add(Box box) {
        Label name = Parts.label(box.table().toString(), "lineage-name");
        VBox words = new VBox(name);
        if (box.blamed() || box.alerted()) {
            words.getChildren().add(Parts.label(marks(box), "lineage-marks"));
        }
        words.getChildren().add(Parts.label(rows(box), Styles.CAPTION));
        if (!box.path().isEmpty()) {
            Label columns =
                    Parts.label(String.join(", ", box.path()), Styles.MONO, "lineage-columns");
            columns.setGraphic(Parts.icon(Feather.CORNER_DOWN_RIGHT));
            words.getChildren().add(columns);
        }
        words.getStyleClass().add("lineage-words");
        Button button = new Button(null, words);
        button.getStyleClass().add("lineage-box");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.pseudoClassStateChanged(BLAMED, box.blamed());
        button.pseudoClassStateChanged(ALERTED, box.alerted());
        button.pseudoClassStateChanged(OUTSIDE, !box.known());
        button.setAccessibleText(String.join(". ", box.table().toString(), marks(box), rows(box)));
        button.setTooltip(
                new Tooltip(
                        messages.get(
                                box.known() ? "lineage.open" : "lineage.outside", box.table())));
        if (box.known()) {
            button.setOnAction(_ -> onTable.accept(box.table()));
        }
        words.setMaxWidth(WIDTH - 24);
        boxes.put(box.table(), button);
        getChildren().add(button);
    }

    private String marks(Box box) {
        List<String> words = new ArrayList<>();
        if (box.blamed()) {
            words.add(messages.get("lineage.blamed"));
        }
        if (box.alerted()) {
            words.add(messages.get("lineage.alerted"));
        }
        return String.join(", ", words);
    }

    private String rows(Box box) {
        if (box.rows().isPresent()) {
            return messages.get("sources.rows", figures.count(box.rows().getAsLong()));
        }
        return messages.get(box.known() ? "sources.rowsUnknown" : "lineage.notHere");
    }

    @Override
    protected void layoutChildren() {
        for (Box box : graph.boxes()) {
            Button button = boxes.get(box.table());
            if (button != null) {
                button.resizeRelocate(x(box), y(box), WIDTH, HEIGHT);
            }
        }
        curves.forEach(this::place);
    }

    private double x(Box box) {
        return MARGIN + box.column() * (WIDTH + ACROSS);
    }

    /// Each column is centred.
    private double y(Box box) {
        long inColumn =
                graph.boxes().stream().filter(each -> each.column() == box.column()).count();
        double tall = inColumn * (HEIGHT + DOWN) - DOWN;
        double top = Math.max(MARGIN, (getHeight() - tall) / 2);
        return top + box.place() * (HEIGHT + DOWN);
    }

    private void place(Curve curve) {
        Box from = graph.box(curve.link().from());
        Box to = graph.box(curve.link().to());
        boolean back = to.column() <= from.column();
        double startX = x(from) + (back ? 0 : WIDTH);
        double startY = y(from) + HEIGHT / 2;
        double endX = x(to) + (back ? WIDTH + HEAD : -HEAD);
        double endY = y(to) + HEIGHT / 2;
        double bend = back ? -ACROSS : Math.max(ACROSS / 2, (endX - startX) / 2);
        double below = to.column() - from.column() > 1 ? Math.max(startY, endY) + HEIGHT : 0;
        CubicCurve line = curve.line();
        line.setStartX(startX);
        line.setStartY(startY);
        line.setControlX1(startX + bend);
        line.setControlY1(below > 0 ? below : startY);
        line.setControlX2(endX - bend);
        line.setControlY2(below > 0 ? below : endY);
        line.setEndX(endX);
        line.setEndY(endY);
        double tip = endX + (back ? -HEAD : HEAD);
        curve.head().getPoints().setAll(tip, endY, endX, endY - 4.5, endX, endY + 4.5);
    }
}
