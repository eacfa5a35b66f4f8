package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private final ScriptedWorld world = ScriptedWorld.hanging();
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
    void aSampleGoesFromTheStartPageToItsFindingByKeyboard(FxRobot robot) throws Exception {
        world.letQueriesRun();
        robot.clickOn("Missing user ids");
        until(() -> window.model().page().get() == WindowModel.Page.CASE);
        while (status() != Status.COMPLETED) {
            until(() -> status() != Status.RUNNING || isWaiting());
            robot.push(KeyCode.ENTER);
        }

        until(() -> onScreen(robot, "Culprit found"));
        assertThat(window.model().shown().flatMap(InvestigationState::finding)).isPresent();
    }

    @Test
    void stopEndsACaseWhoseQueriesHang(FxRobot robot) throws Exception {
        var id = world.open(ApprovalMode.AUTO);
        robot.interact(() -> window.model().open(id));
        until(() -> hasQueryIn(QueryPhase.RUNNING));
        robot.clickOn("#stop");

        until(() -> status() == Status.CANCELLED);
        assertThat(world.services().desk().awaitEnd(id).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void thePaletteFindsAnInvestigation(FxRobot robot) throws Exception {
        world.letQueriesRun();
        var finished = world.finished();
        until(() -> !window.model().library().newestFirst().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("null rate user");
        robot.push(KeyCode.ENTER);

        until(() -> window.model().shown().isPresent());
        assertThat(window.model().shown().orElseThrow().id()).isEqualTo(finished.id());
        assertThat(window.palette().open().get()).isFalse();
    }

    @Test
    void thePageAboutTheProgramShowsTheLicenceOfAPart(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("about culprit");
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("#about").query().isVisible());
        until(() ->
                robot.lookup("#about .text-area")
                        .queryAs(TextArea.class)
                        .getText()
                        .equals("The text of MPL-2.0"));
        robot.push(KeyCode.ESCAPE);

        until(() -> !robot.lookup("#about").query().isVisible());
    }

    @Test
    void aMistakeOfTheProgramIsToldOnceAndHowToReportIt(FxRobot robot) throws Exception {
        var bug = new IllegalStateException("a bug");
        robot.interact(() -> window.failed(bug));
        until(() -> onScreen(robot, "Culprit made a mistake"));
        assertThat(
                        onScreen(
                                robot,
                                "Nothing is lost: every step so far is stored, and what is running goes on."))
                .isTrue();
        robot.push(KeyCode.ENTER);

        until(() -> onScreen(robot, "The diagnostics are on the clipboard."));
        assertThat(fromClipboard(robot)).isEqualTo("Culprit 0.1.0");
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> window.failed(bug));
        until(() -> !robot.lookup("#crash").query().isVisible());
    }

    private static String fromClipboard(FxRobot robot) {
        var text = new AtomicReference<String>();
        robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
        return text.get();
    }

    @Test
    void theFirstNewInvestigationOffersEveryAnalyst(FxRobot robot) {
        robot.interact(window.model()::newCase);

        ChoiceBox<?> reasoner = robot.lookup("#reasoner").queryAs(ChoiceBox.class);
        assertThat(reasoner.getItems())
                .isNotEmpty()
                .map(Object::toString)
                .isEqualTo(world.services().desk().reasonerNames());
    }

    @Test
    void keysGoThroughTheCaseAndBackToItsEnd(FxRobot robot) throws Exception {
        open(robot);
        int size = window.model().timeline().size().get();
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        until(() -> sequence() == size - 2);
        assertThat(window.model().timeline().past().get()).contains("live again: End");
        robot.push(KeyCode.HOME);
        until(() -> sequence() == 1);
        robot.push(KeyCode.END);
        until(() -> sequence() == size);

        assertThat(window.model().timeline().past().get()).isEmpty();
    }

    @Test
    void spacePlaysAndPauses(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.SPACE);
        until(() -> sequence() > 1 && sequence() < 20);
        robot.push(KeyCode.SPACE);

        assertThat(window.model().timeline().playing().get()).isFalse();
    }

    @Test
    void f6GoesFromPaneToPane(FxRobot robot) throws Exception {
        open(robot);
        List<Node> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.F6);
            stops.add(stage.getScene().getFocusOwner());
        }

        assertThat(stops.subList(0, 3)).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(stops.get(3)).isEqualTo(stops.get(0));
    }

    @Test
    void escapeLeavesThePageForANewCase(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(window.model().page().get()).isEqualTo(WindowModel.Page.NEW_CASE);
        robot.push(KeyCode.ESCAPE);

        assertThat(window.model().page().get()).isEqualTo(WindowModel.Page.CASE);
    }

    private void open(FxRobot robot) throws Exception {
        world.letQueriesRun();
        var finished = world.finished();
        robot.interact(() -> window.model().open(finished.id()));
        until(() -> sequence() == finished.sequence());
    }

    private long sequence() {
        return window.model().shown().map(InvestigationState::sequence).orElse(0L);
    }

    private boolean isWaiting() {
        return hasQueryIn(QueryPhase.WAITING);
    }

    private boolean hasQueryIn(QueryPhase phase) {
        return window.model().shown().stream()
                .flatMap(state -> state.queries().stream())
                .anyMatch(query -> query.phase() == phase);
    }

    private Status status() {
        WaitForAsyncUtils.waitForFxEvents();
        return window.model().shown().map(InvestigationState::status).orElse(Status.RUNNING);
    }

    private static boolean onScreen(FxRobot robot, String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
