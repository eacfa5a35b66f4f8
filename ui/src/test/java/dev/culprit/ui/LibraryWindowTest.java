package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.Status;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The library in the hands of a person: narrowed, archived and taken back, two cases side by side.
@ExtendWith(ApplicationExtension.class)
class LibraryWindowTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private MainWindow window = null;
    private Stage stage = null;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = new MainWindow(world.services(), new FxThread());
        window.show(shown);
        shown.requestFocus();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void casesAreNarrowedArchivedTakenBackAndCompared(FxRobot robot) throws Exception {
        var finished = world.finished();
        var failed = world.failed();
        until(() -> window.model().library().newestFirst().size() == 2);
        robot.interact(() ->
                window.model()
                        .library()
                        .filter()
                        .set(
                                window.model()
                                        .library()
                                        .filter()
                                        .get()
                                        .of(Optional.of(Status.COMPLETED))));
        until(() -> list(robot).getItems().size() == 2);
        both(robot, "library-narrowed");
        robot.clickOn(".filter-chip");
        until(() -> list(robot).getItems().size() == 3);

        robot.rightClickOn(robot.lookup(".library-title").nth(0).<Node>query());
        robot.clickOn("Put into the archive");
        assertThat(window.model().page().get()).isEqualTo(WindowModel.Page.START);
        assertThat(world.services().notes().of(failed.id()).archived()).isTrue();
        until(() -> list(robot).getItems().size() == 2);
        both(robot, "library-archived");
        robot.clickOn("Undo");
        until(() -> list(robot).getItems().size() == 3);

        robot.interact(() -> window.model().compare(finished.id(), failed.id()));
        until(() -> !window.model().comparing().lines().isEmpty());
        both(robot, "compare");
        robot.push(KeyCode.ESCAPE);
        until(() -> window.model().page().get() == WindowModel.Page.START);

        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("storage");
        robot.push(KeyCode.ENTER);
        until(() -> !robot.lookup("#storage-clean").query().isDisabled());
        both(robot, "storage");
        robot.clickOn("#storage-clean");
        until(() -> world.services().storage().parts().get(1).bytes() == 0);
        assertThat(world.services().storage().clean()).isZero();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#library").queryListView();
    }

    private void both(FxRobot robot, String name) {
        for (String theme : new String[] {"-light", "-dark"}) {
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> Pictures.take(stage.getScene(), name + theme, 1280, 800));
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, SECONDS, condition);
    }
}
