package dev.culprit.ui.hypotheses;

import dev.culprit.ui.theme.Scale;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Cards of equal width in as many columns as fit; the cards of a row are equally high.
final class CardGrid extends Pane {
    private static final double GAP = 12;
    private static final double NARROWEST = 192;
    private static final int MOST_COLUMNS = 4;

    CardGrid() {
        getStyleClass().add("card-grid");
    }

    int columns() {
        return columns(getWidth());
    }

    private int columns(double width) {
        return Math.clamp((int) ((width + GAP) / (narrowest() + GAP)), 1, MOST_COLUMNS);
    }

    private double narrowest() {
        return NARROWEST * Scale.of(this);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return narrowest();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 3 * narrowest() + 2 * GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? computePrefWidth(-1) : width) - insets();
        int columns = columns(inner);
        double cell = cell(inner, columns);
        List<Node> cards = getManagedChildren();
        double height = getInsets().getTop() + getInsets().getBottom();
        for (int first = 0; first < cards.size(); first += columns) {
            height += rowHeight(cards, first, columns, cell) + (first == 0 ? 0 : GAP);
        }
        return height;
    }

    private double insets() {
        Insets insets = getInsets();
        return insets.getLeft() + insets.getRight();
    }

    private static double cell(double width, int columns) {
        return Math.floor((width - (columns - 1) * GAP) / columns);
    }

    private static double rowHeight(List<Node> cards, int first, int columns, double cell) {
        return cards.subList(first, Math.min(first + columns, cards.size())).stream()
                .mapToDouble(card -> card.prefHeight(cell))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        double inner = getWidth() - insets();
        int columns = columns(inner);
        double cell = cell(inner, columns);
        List<Node> cards = getManagedChildren();
        double y = getInsets().getTop();
        for (int first = 0; first < cards.size(); first += columns) {
            double height = Math.ceil(rowHeight(cards, first, columns, cell));
            for (int i = first; i < Math.min(first + columns, cards.size()); i++) {
                double x = getInsets().getLeft() + (i - first) * (cell + GAP);
                cards.get(i).resizeRelocate(x, y, cell, height);
            }
            y += height + GAP;
        }
    }
}
