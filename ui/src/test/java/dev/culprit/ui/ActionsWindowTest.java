package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.palette.KeyGroup;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What can be clicked can be typed: the palette and the list of shortcuts know every action.
@ExtendWith(ApplicationExtension.class)
class ActionsWindowTest {
    /// The parts of the window whose buttons act on the window or the case, not on what they show.
    private static final List<String> AREAS =
            List.of(
                    ".top-bar",
                    ".case-header",
                    ".case-tabs",
                    ".timeline",
                    ".query-actions",
                    ".hypotheses .pane-header");

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
    void everyButtonAndMenuIsInThePalette(FxRobot robot) throws Exception {
        Set<String> clickable = new TreeSet<>();
        open(robot, world.waiting());
        robot.interact(() -> collect(clickable));
        Set<String> typed = new TreeSet<>(labels(robot));
        open(robot, world.finished());
        robot.interact(() -> window.caseArea().choose(CaseTab.EVIDENCE));
        robot.interact(() -> collect(clickable));
        typed.addAll(labels(robot));

        assertThat(clickable)
                .contains("Approve query", "Stop the investigation", "Settings", "Report as HTML");
        clickable.removeIf(name -> typed.stream().anyMatch(label -> names(label, name)));
        assertThat(clickable).containsExactly("Search investigations or type a command");
    }

    private static boolean names(String label, String name) {
        return label.equals(name) || label.endsWith(": " + name);
    }

    private Set<String> labels(FxRobot robot) {
        Set<String> labels = new TreeSet<>();
        robot.interact(() -> window.actions().all().forEach(action -> labels.add(action.label())));
        return labels;
    }

    private void collect(Set<String> names) {
        for (String area : AREAS) {
            for (Node node : stage.getScene().getRoot().lookupAll(area)) {
                if (node instanceof Parent parent && isShown(parent)) {
                    collect(parent, names);
                }
            }
        }
    }

    private static void collect(Parent parent, Set<String> names) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof MenuButton menu) {
                menu.getItems().forEach(item -> collect(item, names));
            } else if (child instanceof ButtonBase button && isShown(button)) {
                names.add(name(button));
            } else if (child instanceof Parent inner) {
                collect(inner, names);
            }
        }
    }

    private static void collect(MenuItem item, Set<String> names) {
        if (item instanceof Menu menu) {
            menu.getItems().forEach(each -> collect(each, names));
        } else if (!(item instanceof SeparatorMenuItem)) {
            names.add(item.getText());
        }
    }

    private static String name(ButtonBase button) {
        String read = button.getAccessibleText();
        return read == null || button instanceof CheckBox ? button.getText() : read;
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void f1ListsEveryShortcut(FxRobot robot) throws Exception {
        open(robot, world.waiting());
        robot.push(KeyCode.F1);
        until(() -> robot.lookup("#keys").tryQuery().isPresent());
        List<String> shown = new ArrayList<>();
        robot.lookup("#keys .shortcut")
                .queryAllAs(Label.class)
                .forEach(label -> shown.add(label.getText()));
        List<String> known = new ArrayList<>();
        robot.interact(() ->
                window.actions().keys().stream()
                        .map(KeyGroup::actions)
                        .flatMap(List::stream)
                        .map(Action::keys)
                        .forEach(known::add));

        assertThat(shown).containsExactlyInAnyOrderElementsOf(known);
        assertThat(shown).contains("Ctrl ,", "F1", "Space", "Enter", "A").doesNotHaveDuplicates();
        robot.push(KeyCode.ESCAPE);
        until(() -> !isShown(robot.lookup("#keys").query()));
    }

    @Test
    void aQueryIsRejectedFromThePalette(FxRobot robot) throws Exception {
        open(robot, world.waiting());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("reject");
        robot.push(KeyCode.ENTER);

        until(() -> isShown(robot.lookup("#reject-reason").query()));
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("reject-reason");
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
