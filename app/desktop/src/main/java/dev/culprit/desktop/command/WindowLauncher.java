package dev.culprit.desktop.command;

import dev.culprit.desktop.instance.WindowBell;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.MainWindow;
import dev.culprit.ui.fx.Frames;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.services.UiServices;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.LoggerFactory;

/// Opens the window and stays until it is closed.
final class WindowLauncher {
    /// Closes the window after so many frames. Packaging trains and measures a start with it.
    private static final String FRAMES = "culprit.closeAfterFrames";

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
        open(window -> sample.ifPresent(window::openSample));
    }

    /// Opens a file, in the window that is open already where there is one.
    ///
    /// @param file empty: only show the window
    void openOrHandOver(Optional<Path> file) {
        if (WindowBell.ring(home.folder(), file)) {
            return;
        }
        try {
            open(window -> file.ifPresent(window::open));
        } catch (Complaint inUse) {
            if (!WindowBell.ring(home.folder(), file)) { // it was about to open
                throw inUse;
            }
        }
    }

    /// @param first what the window shows first
    void open(Consumer<MainWindow> first) {
        Display.problem()
                .ifPresent(problem -> {
                    throw new Complaint(ExitCode.FAILED, problem + INSTEAD);
                });
        try (Wiring wiring = Wiring.open(home);
                WindowBell bell = WindowBell.listen(home.folder())) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            String name = InvestigationRequests.requireReasoner(wiring, reasoner);
            startToolkit(() ->
                    show(
                            wiring.uiServices(name),
                            window -> {
                                first.accept(window);
                                bell.onRing(wanted -> handedOver(window, wanted));
                            },
                            closed));
            try {
                closed.join();
            } finally {
                Platform.exit(); // not before: the toolkit must not end in the middle of a close
            }
        }
    }

    private static void handedOver(MainWindow window, Optional<Path> file) {
        new FxThread()
                .execute(() -> {
                    file.ifPresent(window::open);
                    window.toFront();
                });
    }

    private static void startToolkit(Runnable first) {
        try {
            Platform.setImplicitExit(false);
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
            UiServices services, Consumer<MainWindow> first, CompletableFuture<Void> closed) {
        try {
            // Docks tie a window to its launcher by this name; JavaFX has no other way to give it.
            com.sun.glass.ui.Application.GetApplication().setName("culprit");
            FxThread fx = new FxThread();
            MainWindow window = new MainWindow(services, fx);
            Thread.currentThread()
                    .setUncaughtExceptionHandler((_, bug) -> window.failed(logged(bug)));
            Thread.setDefaultUncaughtExceptionHandler(
                    (_, bug) -> fx.execute(() -> window.failed(logged(bug))));
            Stage stage = new Stage();
            stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> closed.complete(null));
            window.show(stage);
            first.accept(window);
            closeAfterFrames(stage);
        } catch (RuntimeException | Error bug) {
            closed.completeExceptionally(bug);
        }
    }

    private static void closeAfterFrames(Stage stage) {
        int wanted = Integer.getInteger(FRAMES, 0);
        if (wanted > 0) {
            var seen = new AtomicInteger();
            Frames frames = Frames.ofScreen();
            frames.start(_ -> {
                if (seen.incrementAndGet() == wanted) {
                    frames.stop();
                    stage.close();
                }
            });
        }
    }

    private static Throwable logged(Throwable bug) {
        LoggerFactory.getLogger(MainWindow.class).error("A mistake in the window", bug);
        return bug;
    }
}
