package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.MainWindow;
import dev.culprit.ui.fx.FxThread;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Opens the window and stays until it is closed.
final class WindowLauncher {
    private static final String INSTEAD =
            " Use `culprit investigate ALERT.json` to investigate without a window.";

    private final Home home;

    WindowLauncher(Home home) {
        this.home = home;
    }

    void open(Optional<String> sample) {
        Display.problem()
                .ifPresent(problem -> {
                    throw new Complaint(ExitCode.FAILED, problem + INSTEAD);
                });
        try (Wiring wiring = Wiring.open(home)) {
            CountDownLatch closed = new CountDownLatch(1);
            startToolkit(() -> show(wiring, sample, closed));
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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

    private static void show(Wiring wiring, Optional<String> sample, CountDownLatch closed) {
        MainWindow window = new MainWindow(wiring.uiServices(), new FxThread());
        Stage stage = new Stage();
        stage.setOnHidden(_ -> {
            closed.countDown();
            Platform.exit();
        });
        window.show(stage);
        sample.ifPresent(window::openSample);
    }
}
