package dev.culprit.ui.charts;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Horizontal bars on one scale, each with its name before and its value behind it.
public final class BarList extends GridPane {
    private static final double NAME_WIDTH = 320;

    /// @param fraction length of the bar, 0 to 1 of the longest possible
    /// @param tone style class of the bar: `bar-accent`, `bar-calm`, `bar-neutral`
    /// @param value a node that shows the number, a link or a label
    /// @param hint shown under the pointer; may be empty
    public record Bar(String name, double fraction, String tone, Node value, String hint) {}

    /// Bars that belong together, below a title of their own.
    public record Group(Node title, List<Bar> bars) {}

    public BarList(List<Bar> bars) {
        this();
        for (int row = 0; row < bars.size(); row++) {
            add(bars.get(row), row);
        }
    }

    private BarList() {
        getStyleClass().add("bar-list");
        ColumnConstraints names = new ColumnConstraints();
        names.setMaxWidth(NAME_WIDTH);
        names.setMinWidth(60);
        ColumnConstraints lengths = new ColumnConstraints();
        lengths.setHgrow(Priority.ALWAYS);
        lengths.setMinWidth(60);
        lengths.setFillWidth(true);
        ColumnConstraints values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        values.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().addAll(names, lengths, values);
    }

    /// Groups below each other, all bars on one scale.
    public static BarList grouped(List<Group> groups) {
        BarList list = new BarList();
        int row = 0;
        for (Group group : groups) {
            list.add(group.title(), 0, row++, 3, 1);
            for (Bar bar : group.bars()) {
                list.add(bar, row++);
            }
        }
        return list;
    }

    private void add(Bar bar, int row) {
        Label name = new Label(bar.name());
        name.getStyleClass().add("bar-name");
        Track track = new Track(Math.clamp(bar.fraction(), 0, 1), bar.tone());
        track.setAccessibleText(bar.name());
        bar.value().getStyleClass().add("bar-value");
        addRow(row, name, track, bar.value());
        GridPane.setValignment(bar.value(), VPos.CENTER);
        GridPane.setFillWidth(bar.value(), false);
        GridPane.setFillHeight(bar.value(), false);
        Tooltip hint = new Tooltip(bar.hint().isEmpty() ? bar.name() : bar.hint());
        Tooltip.install(name, hint);
        Tooltip.install(track, hint);
    }

    /// The room of a bar and the bar in it.
    private static final class Track extends Region {
        private final Region fill = new Region();
        private final double fraction;

        Track(double fraction, String tone) {
            this.fraction = fraction;
            getStyleClass().add("bar-track");
            fill.getStyleClass().addAll("bar-fill", tone);
            fill.setManaged(false);
            getChildren().add(fill);
            setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
            setMinHeight(14);
            setPrefHeight(14);
            setMaxHeight(14);
        }

        @Override
        protected void layoutChildren() {
            double width = fraction == 0 ? 0 : Math.max(2, fraction * getWidth());
            fill.resizeRelocate(0, 0, width, getHeight());
        }
    }
}
