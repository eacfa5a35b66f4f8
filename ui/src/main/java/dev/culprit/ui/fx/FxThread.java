package dev.culprit.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The only way onto the screen's thread.
public final class FxThread implements Executor {

    /// Runs at once when already there.
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
