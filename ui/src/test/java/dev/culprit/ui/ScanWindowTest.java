package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.scan.ScanViewModel.Phase;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From the start page and one's own data to an investigation, with mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class ScanWindowTest {
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
    void ownDataIsLookedAtAndWhatLooksOddIsInvestigatedWithOneClick(FxRobot robot)
            throws Exception {
        both(robot, "start");
        type(robot, "nowhere");
        until(() -> phase() == Phase.FAILED);
        both(robot, "scan-failed");
        robot.push(KeyCode.ESCAPE);
        until(() -> window.model().page().get() == WindowModel.Page.START);

        type(robot, ScriptedWorld.SOURCE);
        until(() -> phase() == Phase.DONE);
        both(robot, "scan-odd");
        robot.interact(() ->
                window.model()
                        .scanning()
                        .open(
                                new dev.culprit.ui.scan.DataPlace(
                                        ScriptedWorld.SOURCE, java.util.Optional.of("users"))));
        until(() -> phase() == Phase.DONE);
        both(robot, "scan-quiet");
        robot.clickOn("#scan-again");
        until(() -> phase() == Phase.DONE && robot.lookup(".oddity-open").tryQuery().isPresent());
        robot.clickOn(robot.lookup(".oddity-open").<Node>query());

        until(() -> window.model().page().get() == WindowModel.Page.CASE);
        until(() -> window.model().shown().isPresent());
        InvestigationState state = window.model().shown().orElseThrow();
        assertThat(state.alert().title()).isEqualTo("NULL rate of orders.user_id");
        assertThat(state.start().source()).isEqualTo(ScriptedWorld.SOURCE);
    }

    private void type(FxRobot robot, String place) {
        robot.interact(() -> {
            javafx.scene.control.TextField field = robot.lookup("#data-place").query();
            field.setText(place);
            field.requestFocus();
        });
        robot.push(KeyCode.ENTER);
    }

    private Phase phase() {
        return window.model().scanning().phase().get();
    }

    private void both(FxRobot robot, String name) {
        picture(robot, name + "-light");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        picture(robot, name + "-dark");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            Pictures.take(stage.getScene(), name, 1280, 800);
            Pictures.take(stage.getScene(), name + "-small", 1000, 700);
        });
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, SECONDS, condition);
    }
}
