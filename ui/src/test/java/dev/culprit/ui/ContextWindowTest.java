package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

/// What is known around the data, in the hands of a person: lineage and what happened.
@ExtendWith(ApplicationExtension.class)
class ContextWindowTest {
    private final ScriptedWorld world = ScriptedWorld.linked();
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
    void theLineageLeadsToTheColumnsOfATable(FxRobot robot) throws Exception {
        show(robot, CaseTab.LINEAGE);
        until(() -> robot.lookup(".lineage-box").queryAll().size() == 5);
        both(robot, "lineage");
        Button sessions =
                robot.lookup(".lineage-box")
                        .match((Button box) -> box.getAccessibleText().startsWith("sessions"))
                        .queryButton();
        robot.interact(sessions::fire);

        until(() -> window.model().sources().open().get());
        until(() -> robot.lookup("#schema-columns").tryQuery().isPresent());
        picture(robot, "lineage-table-light");
        robot.push(KeyCode.ESCAPE);
        assertThat(window.model().sources().open().get()).isFalse();
    }

    @Test
    void aPersonReadsWhatHappenedAndAddsAnEvent(FxRobot robot) throws Exception {
        show(robot, CaseTab.CHANGES);
        ListView<?> list = robot.lookup("#changes-list").query();
        until(() -> list.getItems().size() > 20);
        Button mark =
                robot.lookup(".change-mark")
                        .match((Button each) -> each.getAccessibleText().contains("Release 2.3.1"))
                        .queryButton();
        robot.interact(mark::fire);
        both(robot, "changes");
        int before = list.getItems().size();
        robot.interact(() -> robot.lookup(".change-add").queryButton().fire());
        robot.interact(() -> robot.lookup("#change-title").<Node>query().requestFocus());
        robot.write("Consent banner went live");
        both(robot, "changes-add");
        robot.push(KeyCode.ENTER);

        until(() -> list.getItems().size() == before + 1);
        picture(robot, "changes-added-light");
        assertThat(world.changes().of(ScriptedWorld.SOURCE).getFirst().title())
                .isEqualTo("Consent banner went live");
    }

    private void show(FxRobot robot, CaseTab tab) throws Exception {
        var id = world.finished().id();
        robot.interact(() -> window.model().open(id));
        until(() -> window.model().shown().isPresent());
        robot.interact(() -> window.caseArea().choose(tab));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Pictures.take(stage.getScene(), name, 1280, 800));
    }

    private void both(FxRobot robot, String name) {
        picture(robot, name + "-light");
        robot.interact(() -> Pictures.take(stage.getScene(), name + "-small-light", 1000, 700));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        picture(robot, name + "-dark");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
