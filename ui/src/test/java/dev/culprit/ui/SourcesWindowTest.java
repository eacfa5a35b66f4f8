package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Sources in the hands of a person: set up, tested, looked into, investigated.
@ExtendWith(ApplicationExtension.class)
class SourcesWindowTest {
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
    void aSourceIsSetUpTestedLookedIntoAndInvestigated(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        until(() -> window.model().sources().open().get());
        both(robot, "sources-empty");
        robot.clickOn("#sources-add");
        robot.interact(() -> {
            ChoiceBox<?> type = robot.lookup("#source-type").query();
            type.getSelectionModel().select(1);
        });
        assertThat(robot.lookup("#source-plugin").queryLabeled().getText())
                .contains("culprit plugins install snowflake --from");
        both(robot, "sources-plugin");
        robot.interact(() -> {
            ChoiceBox<?> type = robot.lookup("#source-type").query();
            type.getSelectionModel().selectLast();
        });
        assertThat(robot.lookup("#source-plugin").tryQuery()).isEmpty();
        fill(robot, "source-name", "shop");
        fill(robot, "source-field-host", "db.example");
        fill(robot, "source-field-database", "shop");
        robot.clickOn("#source-test");
        Label problem = robot.lookup("#source-problem").query();
        until(() -> problem.getText().equals("Fill in: User."));
        fill(robot, "source-field-user", "reader");
        fill(robot, "source-field-password", "hunter2");
        robot.clickOn("#source-test");
        Label result = robot.lookup("#source-result").query();
        until(() -> result.getText().equals("Connected in 12\u00a0ms: PostgreSQL 16.4"));
        both(robot, "sources-connection");

        robot.clickOn("#sources-tables");
        until(() -> robot.lookup("#schema-columns").tryQuery().isPresent());
        both(robot, "sources-tables");
        robot.clickOn("#schema-sample");
        until(() -> rows(robot).getItems().size() == 20);
        both(robot, "sources-sample");
        robot.clickOn("#schema-investigate");
        until(() -> window.model().page().get() == WindowModel.Page.NEW_CASE);
        both(robot, "sources-investigate");

        assertThat(window.model().sources().open().get()).isFalse();
        assertThat(window.model().opening().source().get()).isEqualTo("shop");
        assertThat(window.model().opening().form().table().get()).isEqualTo("orders");
        assertThat(window.model().opening().form().timeColumn().get()).isEqualTo("created_at");
    }

    @SuppressWarnings("unchecked")
    private static TableView<Object> rows(FxRobot robot) {
        return (TableView<Object>) robot.lookup(".sample-rows .rows-table").<Node>query();
    }

    private static void fill(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup("#" + id).<Node>query().requestFocus());
        robot.write(text);
    }

    private void both(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            Pictures.take(stage.getScene(), name + "-light", 1280, 800);
            Pictures.take(stage.getScene(), name + "-small-light", 1000, 700);
        });
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Pictures.take(stage.getScene(), name + "-dark", 1280, 800));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
