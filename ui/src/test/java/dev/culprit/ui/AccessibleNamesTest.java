package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Walks every control of every page and dialog: what has no name says nothing to a screen reader.
@ExtendWith(ApplicationExtension.class)
class AccessibleNamesTest {
    private final ScriptedWorld world = ScriptedWorld.linked();
    private final Set<String> nameless = new TreeSet<>();
    private MainWindow window = null;
    private Stage stage = null;
    private int walked;

    @Start
    void start(Stage shown) {
        stage = shown;
        world.services().settings().set(KnownSettings.PROFILE, "own");
        window = new MainWindow(world.services(), new FxThread());
        window.show(shown);
        shown.requestFocus();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyControlOfEveryPageHasAName(FxRobot robot) throws Exception {
        walk(robot, "start");
        robot.interact(window.model()::newCase);
        walk(robot, "new case");
        robot.clickOn("Fill in a form");
        walk(robot, "new case, form");
        robot.clickOn("Paste an alert");
        walk(robot, "new case, paste");
        open(robot, world.waiting());
        walk(robot, "running");
        robot.push(KeyCode.R);
        robot.clickOn("#add-hypothesis");
        walk(robot, "running, reject and add");
        open(robot, world.finished());
        for (CaseTab tab : CaseTab.values()) {
            robot.interact(() -> window.caseArea().choose(tab));
            walk(robot, "tab " + tab);
        }

        assertThat(nameless).isEmpty();
        assertThat(walked).isGreaterThan(300);
    }

    @Test
    void everyControlOfEveryDialogHasAName(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        walk(robot, "settings");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.F1);
        walk(robot, "shortcuts");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        walk(robot, "palette");
        robot.push(KeyCode.ESCAPE);
        robot.interact(window.model().sources()::show);
        walk(robot, "sources");
        robot.clickOn("Add source");
        walk(robot, "sources, new");
        robot.push(KeyCode.ESCAPE);
        robot.interact(window.model().models()::show);
        for (String tab : new String[] {"Prompts", "What will be sent", "Models"}) {
            robot.lookup(".tab .tab-label")
                    .match((Node node) ->
                            node instanceof Label label && label.getText().equals(tab))
                    .queryAll()
                    .forEach(robot::clickOn);
            walk(robot, "models, " + tab);
        }
        robot.clickOn("Add model");
        walk(robot, "models, new");
        robot.push(KeyCode.ESCAPE);

        assertThat(nameless).isEmpty();
        assertThat(walked).isGreaterThan(150);
    }

    private void walk(FxRobot robot, String page) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> walk(stage.getScene().getRoot(), page));
    }

    private void walk(Parent parent, String page) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (isSpoken(child)) {
                walked++;
                if (!hasName(child)) {
                    nameless.add(page + ": " + child + " in " + parent);
                }
            }
            if (child instanceof Parent inner && !isOneForScreenReaders(child)) {
                walk(inner, page);
            }
        }
    }

    /// Others only hold or move what is spoken, and a label without a picture is its text.
    private static boolean isSpoken(Node node) {
        return switch (node) {
            case ScrollPane _, ScrollBar _, Separator _, SplitPane _, TabPane _, ToolBar _ -> false;
            case Cell<?> _ -> false;
            case Label label -> label.getGraphic() != null;
            case Control _ -> true;
            default -> node.isFocusTraversable();
        };
    }

    /// Its parts are told as itself.
    private static boolean isOneForScreenReaders(Node node) {
        return node instanceof ComboBoxBase<?> || node instanceof MenuButton;
    }

    private static boolean hasName(Node node) {
        return isFilled(node.getAccessibleText())
                || (node instanceof Labeled labeled && isFilled(labeled.getText()));
    }

    private static boolean isFilled(@org.jspecify.annotations.Nullable Object text) {
        return text != null && !text.toString().isBlank();
    }

    private void open(FxRobot robot, InvestigationState state) throws Exception {
        robot.interact(() -> window.model().open(state.id()));
        until(() ->
                window.model()
                        .shown()
                        .filter(shown -> shown.id().equals(state.id()))
                        .filter(shown -> shown.sequence() >= state.sequence())
                        .isPresent());
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
