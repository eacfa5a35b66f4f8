package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.investigation.Steer;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.reasoning.Thoughts;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedModels;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A model works on a case, in the hands of a person.
@ExtendWith(ApplicationExtension.class)
class ModelWindowTest {
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
    void aModelThinksOnTheCardThenItsAnswerCanBeReadAndRevealed(FxRobot robot) throws Exception {
        InvestigationId id = thinking(robot);
        Label thought = robot.lookup(".card-thought").query();
        assertThat(thought.getText()).contains("The rows of version 2.3.1 lack");
        picture(robot, "model-thinking-light");
        robot.clickOn("#all-reasoning");
        picture(robot, "model-reasoning-thinking-light");
        world.letModelAnswer();
        until(() -> status() == Status.COMPLETED);
        until(() -> window.model().thoughts().shown().get().isEmpty());

        robot.interact(() -> window.caseArea().choose(CaseTab.HYPOTHESES));
        Node card = robot.lookup(".hypothesis-card").query();
        robot.interact(card::requestFocus);
        robot.push(KeyCode.ENTER);
        picture(robot, "model-card-light");
        robot.clickOn("#card-reasoning");
        TextInputControl answer = robot.lookup("#reasoning-answer").query();
        until(() -> answer.getText().contains("stopped sending"));
        assertThat(answer.getText()).contains(ScriptedModels.TOKEN);
        picture(robot, "model-reasoning-light");
        robot.clickOn("#reveal");
        until(() -> answer.getText().contains(ScriptedModels.VALUE));
        both(robot, "model-reasoning-revealed");
        assertThat(world.services().desk().state(id).finding()).isPresent();
    }

    @Test
    void aPersonTellsTheAnalystConcludesContinuesAndJudges(FxRobot robot) throws Exception {
        InvestigationId id = thinking(robot);
        robot.clickOn("#steer").clickOn("#steer-context");
        robot.write("2.3.1 came out on Friday");
        picture(robot, "steer-context-light");
        robot.push(KeyCode.ENTER);
        until(() -> !state(id).notes().isEmpty());
        world.letModelAnswer();
        until(() -> status() == Status.COMPLETED);

        robot.clickOn("#steer").clickOn("#steer-continue");
        robot.write("look at the web as well");
        both(robot, "steer-continue");
        robot.push(KeyCode.ENTER);
        until(() -> state(id).continued() && status() == Status.COMPLETED);
        robot.interact(() -> window.caseArea().choose(CaseTab.EVENTS));
        picture(robot, "model-events-light");
        robot.interact(() -> window.caseArea().choose(CaseTab.FINDING));
        robot.interact(() -> robot.lookup("#feedback-comment").<Node>query().requestFocus());
        robot.write("fixed in 2.3.2");
        robot.interact(() -> robot.lookup("#feedback-yes").queryButton().fire());
        until(() -> !state(id).feedback().isEmpty());

        assertThat(state(id).feedback().getFirst().comment()).isEqualTo("fixed in 2.3.2");
        assertThat(world.events(id))
                .extracting(event -> event.event())
                .filteredOn(InvestigationEvent.InvestigationSteered.class::isInstance)
                .extracting(event -> ((InvestigationEvent.InvestigationSteered) event).steer())
                .containsExactly(Steer.ADD_CONTEXT, Steer.CONTINUE);
    }

    @Test
    void aSpentBudgetIsSaidAndTheAnalystFinishes(FxRobot robot) throws Exception {
        thinking(robot);
        world.letModelFail("budget: The model was not asked, because its 60 calls are used up.");
        until(() -> status() == Status.COMPLETED);
        Label banner = robot.lookup("#model-banner").query();
        until(() -> banner.getText().contains("built-in analyst finished"));
        assertThat(banner.isVisible()).isTrue();
        assertThat(banner.getText()).contains("budget");
        robot.interact(() -> window.caseArea().choose(CaseTab.REASONING));
        both(robot, "model-spent");
        robot.interact(() -> Pictures.take(stage.getScene(), "model-spent-small", 1000, 700));
        robot.interact(() -> {
            window.caseArea().choose(CaseTab.FINDING);
            robot.lookup(".finding").queryAs(ScrollPane.class).setVvalue(1);
        });
        picture(robot, "finding-feedback-light");
        robot.interact(window.model()::newCase);
        robot.interact(() -> window.model().opening().reasoner().set("claude"));
        picture(robot, "new-with-model-light");
    }

    @Test
    void aModelIsSetUpAndTestedByKeyboard(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        until(() -> robot.lookup("#model-name").tryQuery().isPresent());
        until(() -> window.model().models().open().get());
        both(robot, "models");
        robot.clickOn("#models-add");
        robot.interact(() -> robot.lookup("#model-name").<Node>query().requestFocus());
        robot.write("broken").push(KeyCode.TAB).push(KeyCode.TAB);
        robot.write("llama");
        robot.clickOn("#model-test");
        Label result = robot.lookup("#model-result").query();
        until(result::isVisible);
        assertThat(result.getText()).contains("The key was rejected");
        both(robot, "models-test");
        tab(robot, "Prompts");
        picture(robot, "models-prompts-light");
        robot.push(KeyCode.ESCAPE);
        assertThat(window.model().models().open().get()).isFalse();
    }

    @Test
    void whatWillBeSentIsShownForTheOpenCase(FxRobot robot) throws Exception {
        thinking(robot);
        robot.clickOn("#open-models");
        tab(robot, "What will be sent");
        TextInputControl text = robot.lookup("#preview-text").query();
        until(() -> text.isVisible() && text.getText().contains("You propose; code decides"));
        assertThat(text.getParent().isVisible()).isTrue();
        both(robot, "models-preview");
    }

    private static void tab(FxRobot robot, String name) {
        robot.clickOn(
                robot.lookup(".tab-label")
                        .match((Label label) -> label.getText().equals(name))
                        .<Node>query());
    }

    private InvestigationId thinking(FxRobot robot) throws Exception {
        InvestigationId id = world.openWithModel();
        robot.interact(() -> window.model().open(id));
        var about = new Thoughts.About(id, Optional.of(new HypothesisId(1)));
        until(() -> window.model().thoughts().shown().get().containsKey(about));
        WaitForAsyncUtils.waitForFxEvents();
        return id;
    }

    private InvestigationState state(InvestigationId id) {
        return world.services().desk().state(id);
    }

    private Status status() {
        WaitForAsyncUtils.waitForFxEvents();
        return window.model().shown().map(InvestigationState::status).orElse(Status.RUNNING);
    }

    private void both(FxRobot robot, String name) {
        picture(robot, name + "-light");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        picture(robot, name + "-dark");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Pictures.take(stage.getScene(), name, 1280, 800));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
