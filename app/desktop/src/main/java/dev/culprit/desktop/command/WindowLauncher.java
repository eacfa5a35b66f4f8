package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.MainWindow;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.services.UiServices;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.LoggerFactory;

/// Opens the window and stays until it is closed.
final class WindowLauncher {
    private static final String INSTEAD =
            " Use `culprit investigate ALERT.json` to investigate without a window.";

    private final Home home;
    private final String reasoner;

    /// @param reasoner of sample investigations
    WindowLauncher(Home home, String reasoner) {
        this.home = home;
        this.reasoner = reasoner;
    }

    void open(Optional<String> sample) {
        Display.problem()
                .ifPresent(problem -> {
                    throw new Complaint(ExitCode.FAILED, problem + INSTEAD);
                });
        try (Wiring wiring = Wiring.open(home)) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            String name = InvestigationRequests.requireReasoner(wiring, reasoner);
            startToolkit(() -> show(wiring.uiServices(name), sample, closed));
            closed.join();
        }
    }

    private static void startToolkit(Runnable first) {
        try {
            Platform.startup(first);
        } catch (UnsupportedOperationException noToolkit) {
            throw new Complaint(
                    ExitCode.FAILED,
                    "JavaFX cannot open a window here; on Debian and Ubuntu it needs the package"
                            + " libgtk-3-0."
                            + INSTEAD);
        }
    }

    @SuppressWarnings("IllegalCatch") // the border of the screen's thread: a bug ends the command
    private static void show(
            UiServices services, Optional<String> sample, CompletableFuture<Void> closed) {
        try {
            MainWindow window = new MainWindow(services, new FxThread());
            Thread.currentThread()
                    .setUncaughtExceptionHandler((_, bug) -> window.failed(logged(bug)));
            Stage stage = new Stage();
            stage.addEventHandler(
                    WindowEvent.WINDOW_HIDDEN,
                    _ -> {
                        closed.complete(null);
                        Platform.exit();
                    });
            window.show(stage);
            sample.ifPresent(window::openSample);
        } catch (RuntimeException bug) {
            closed.completeExceptionally(bug);
            Platform.exit();
        }
    }

    private static Throwable logged(Throwable bug) {
        LoggerFactory.getLogger(MainWindow.class).error("A mistake in the window", bug);
        return bug;
    }
}
