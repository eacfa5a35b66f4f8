package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the whole window, to be looked at by people; checks only that it is drawn.
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private MainWindow window = null;
    private Stage stage = null;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = new MainWindow(world.services(), new FxThread());
        window.show(shown);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyPageIsDrawnInBothThemesAndAllSizes(FxRobot robot) throws Exception {
        picture(robot, "start-light");
        robot.interact(window.model()::newCase);
        picture(robot, "new-light");
        robot.clickOn("Fill in a form");
        robot.interact(() -> window.model().opening().openForm());
        picture(robot, "new-form-light");
        robot.clickOn("Paste an alert");
        picture(robot, "new-paste-light");
        var finished = world.finished();
        robot.interact(() -> window.model().open(finished.id()));
        waitForEvents((int) finished.sequence());
        picture(robot, "finding-light");
        picture(robot, "finding-light-small", 1000, 700);
        picture(robot, "finding-light-large", 1920, 1080);
        for (CaseTab tab : CaseTab.values()) {
            robot.interact(() -> window.caseArea().choose(tab));
            picture(robot, "tab-" + tab.name().toLowerCase(java.util.Locale.ROOT));
        }
        var waiting = world.waiting();
        robot.interact(() -> window.model().open(waiting.id()));
        waitForEvents((int) waiting.sequence());
        picture(robot, "running-light");
        picture(robot, "running-light-small", 1000, 700);
        picture(robot, "running-light-large", 1920, 1080);
        robot.interact(() -> window.model().timeline().moveTo(12));
        picture(robot, "past-light");
        robot.interact(window.palette()::show);
        robot.interact(() -> window.model().notices().done("Saved case-1.html"));
        picture(robot, "palette-light");
        robot.interact(window.palette()::hide);
        robot.interact(() -> window.model().timeline().toEnd());
        robot.push(
                javafx.scene.input.KeyCode.CONTROL,
                javafx.scene.input.KeyCode.SHIFT,
                javafx.scene.input.KeyCode.L);
        picture(robot, "running-dark");
        robot.interact(() -> window.model().open(finished.id()));
        waitForEvents((int) finished.sequence());
        picture(robot, "finding-dark");
        robot.interact(window.model()::newCase);
        picture(robot, "new-dark");
        var failed = world.failed();
        robot.interact(() -> window.model().open(failed.id()));
        waitForEvents((int) failed.sequence());
        picture(robot, "failed-dark");
    }

    private void waitForEvents(int size) throws Exception {
        WaitForAsyncUtils.waitFor(
                10, SECONDS, () -> window.model().timeline().size().get() == size);
    }

    private void picture(FxRobot robot, String name) {
        picture(robot, name, 1280, 800);
    }

    private void picture(FxRobot robot, String name, double width, double height) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] taken = new WritableImage[1];
        robot.interact(() -> taken[0] = Pictures.take(stage.getScene(), name, width, height));
        int inside = taken[0].getPixelReader().getArgb(20, 20);
        int outside = taken[0].getPixelReader().getArgb((int) taken[0].getWidth() / 2, 20);
        assertThat(inside).isNotZero();
        assertThat(outside).isNotZero();
    }
}
