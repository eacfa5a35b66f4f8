package dev.culprit.ui.header;

import javafx.scene.control.Label;

/// A title that gives way to nothing else until it is long.
final class TitleLabel extends Label {
    private static final double KEPT = 320;

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(KEPT, computePrefWidth(height));
    }
}
