package dev.culprit.ui.fx;

import javafx.beans.Observable;

/// Views are built when they are first shown, often after what they show was read.
public final class Following {
    private Following() {}

    /// Shows what is there now, and again whenever it changes.
    public static void follow(Observable source, Runnable show) {
        show.run();
        source.subscribe(show);
    }
}
