package dev.culprit.ui.charts;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// One whole as a bar of two parts.
public final class StackedBar extends Region {
    private static final double GAP = 2;

    private final Region first = new Region();
    private final Region second = new Region();
    private final double fraction;

    /// @param fraction of the bar that the first part takes, 0 to 1
    /// @param description what the two parts are, for those who do not see them
    public StackedBar(double fraction, String firstTone, String secondTone, String description) {
        this.fraction = Math.clamp(fraction, 0, 1);
        getStyleClass().add("stacked-bar");
        first.getStyleClass().addAll("bar-fill", firstTone);
        second.getStyleClass().addAll("bar-fill", secondTone);
        first.setManaged(false);
        second.setManaged(false);
        getChildren().addAll(first, second);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(description);
        setMinHeight(18);
        setPrefHeight(18);
        setMaxHeight(18);
    }

    @Override
    protected void layoutChildren() {
        double edge = fraction * getWidth();
        boolean both = fraction > 0 && fraction < 1;
        double left = both ? Math.max(2, edge - GAP / 2) : edge;
        double right = both ? Math.min(getWidth() - 2, edge + GAP / 2) : edge;
        first.resizeRelocate(0, 0, left, getHeight());
        second.resizeRelocate(right, 0, getWidth() - right, getHeight());
        first.setVisible(fraction > 0);
        second.setVisible(fraction < 1);
    }
}
