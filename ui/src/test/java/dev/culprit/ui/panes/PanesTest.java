package dev.culprit.ui.panes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.approval.ApprovalView;
import dev.culprit.ui.approval.ApprovalViewModel;
import dev.culprit.ui.finding.FindingView;
import dev.culprit.ui.finding.FindingViewModel;
import dev.culprit.ui.hypotheses.HypothesesView;
import dev.culprit.ui.hypotheses.HypothesesViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.testing.ScriptedWorld;
import dev.culprit.ui.theme.Fonts;
import dev.culprit.ui.theme.ThemeSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The panes in the hands of a person: mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class PanesTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final StackPane room = new StackPane();

    @Start
    void start(Stage stage) {
        Fonts.load();
        Scene scene = new Scene(room, 800, 760);
        new ThemeSwitch(new Settings(Preferences.inMemory())).dress(scene);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void put(FxRobot robot, CasePane model, CaseView view, InvestigationState state) {
        robot.interact(() -> {
            room.getChildren().setAll(view.root());
            view.attach();
            model.show(state, true);
        });
    }

    private final NoticesViewModel notices = new NoticesViewModel();

    private InvestigationId approval(FxRobot robot) throws InterruptedException {
        var model =
                new ApprovalViewModel(
                        world.services(),
                        messages,
                        notices,
                        task -> Thread.ofVirtual().start(task));
        InvestigationState waiting = world.waiting();
        put(robot, model, new ApprovalView(model, messages), waiting);
        return waiting.id();
    }

    private QueryState query(InvestigationId id, int number) {
        return world.services().desk().state(id).query(new QueryId(number));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, SECONDS, condition);
    }

    @Test
    void approvesByMouse(FxRobot robot) throws Exception {
        InvestigationId id = approval(robot);
        robot.clickOn("#approve");

        until(() -> query(id, 3).phase() != QueryPhase.WAITING);
        until(() -> heading(robot).equals("Waiting for you (4)"));
    }

    private static String heading(FxRobot robot) {
        return robot.lookup(".approval .section-title").<Label>query().getText();
    }

    @Test
    void approvesOneAfterTheOtherByKeyboard(FxRobot robot) throws Exception {
        InvestigationId id = approval(robot);
        CodeArea sql = robot.lookup("#approval-sql .sql-editor").query();
        robot.interact(sql::requestFocus);
        robot.push(KeyCode.ENTER);
        until(() -> heading(robot).equals("Waiting for you (4)"));
        robot.push(KeyCode.ENTER);
        until(() -> heading(robot).equals("Waiting for you (3)"));

        assertThat(query(id, 3).approval()).isPresent();
        assertThat(query(id, 4).approval()).isPresent();
    }

    @Test
    void anEditIsRefusedThenAccepted(FxRobot robot) throws Exception {
        InvestigationId id = approval(robot);
        CodeArea sql = robot.lookup("#approval-sql .sql-editor").query();
        robot.interact(sql::requestFocus);
        robot.push(KeyCode.E);
        assertThat(sql.getText()).isEqualTo(query(id, 3).sql());
        robot.interact(() -> sql.replaceText(""));
        robot.write("DELETE FROM orders");
        robot.clickOn("#save-edit");
        Label problem = robot.lookup("#approval-problem").query();
        until(() -> problem.isVisible() && problem.getText().contains("Only a SELECT"));
        assertThat(query(id, 3).phase()).isEqualTo(QueryPhase.WAITING);

        robot.interact(() -> sql.replaceText(""));
        robot.clickOn(sql).write("SELECT count(*) FROM orders");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        until(() -> query(id, 3).approval().isPresent());
        assertThat(query(id, 3).sql()).isEqualTo("SELECT count(*) FROM orders");
    }

    @Test
    void rejectsWithAReasonByKeyboard(FxRobot robot) throws Exception {
        InvestigationId id = approval(robot);
        Node sql = robot.lookup("#approval-sql .sql-editor").query();
        robot.interact(sql::requestFocus);
        robot.push(KeyCode.R);
        robot.write("reads too much").push(KeyCode.ENTER);

        until(() -> !notices.notices().isEmpty());
        assertThat(query(id, 3).phase()).isEqualTo(QueryPhase.WAITING);
        robot.interact(() -> notices.dismiss(notices.notices().getFirst()));
        until(() -> query(id, 3).phase() == QueryPhase.REJECTED);
        assertThat(query(id, 3).problem()).contains("reads too much");
    }

    @Test
    void cardsKeepTheirPlaceWhileTheyChange(FxRobot robot) throws Exception {
        var model = new HypothesesViewModel(world.services(), messages, new NoticesViewModel());
        InvestigationState waiting = world.waiting();
        put(robot, model, new HypothesesView(model, messages), waiting);
        List<Node> before = List.copyOf(robot.lookup(".hypothesis-card").queryAll());

        world.approve(waiting, waiting.hypotheses().get(1).queries().getFirst().number() - 1);
        InvestigationState later =
                world.await(
                        waiting.id(),
                        state -> state.hypotheses().get(1).standing() == Standing.REJECTED);
        robot.interact(() -> model.show(later, true));

        assertThat(List.copyOf(robot.lookup(".hypothesis-card").queryAll())).isEqualTo(before);
        assertThat(before.get(1).getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("refuted"));
    }

    @Test
    void arrowKeysMoveBetweenCardsAndEnterOpensOne(FxRobot robot) throws Exception {
        var model = new HypothesesViewModel(world.services(), messages, new NoticesViewModel());
        put(robot, model, new HypothesesView(model, messages), world.finished());
        List<Node> cards = List.copyOf(robot.lookup(".hypothesis-card").queryAll());
        robot.interact(cards.getFirst()::requestFocus);
        robot.push(KeyCode.RIGHT);
        assertThat(cards.get(1).isFocused()).isTrue();
        robot.push(KeyCode.ENTER);
        assertThat(robot.lookup(".card-details").query().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(List.copyOf(robot.lookup(".card-details").<Node>queryAll()))
                .noneMatch(Node::isVisible);
    }

    @Test
    void aHypothesisIsAddedByHand(FxRobot robot) throws Exception {
        var model = new HypothesesViewModel(world.services(), messages, new NoticesViewModel());
        InvestigationState waiting = world.waiting();
        put(robot, model, new HypothesesView(model, messages), waiting);
        robot.clickOn("#add-hypothesis");
        robot.write("The web checkout lost the id");
        robot.clickOn("#add-send");

        var desk = world.services().desk();
        until(() -> desk.state(waiting.id()).hypotheses().size() == 6);
        assertThat(desk.state(waiting.id()).hypotheses().getLast().hypothesis().title())
                .isEqualTo("The web checkout lost the id");
    }

    @Test
    void aNumberInTheFindingOpensItsEvidence(FxRobot robot) throws Exception {
        List<QueryId> opened = new ArrayList<>();
        InvestigationState finished = world.finished();
        var model = new FindingViewModel(world.services(), messages);
        model.onEvidence(opened::add);
        put(robot, model, new FindingView(model, messages), finished);
        Text number =
                robot.lookup(".finding-paragraph .number-link").queryAllAs(Text.class).stream()
                        .filter(text -> text.getText().startsWith("77.7"))
                        .findFirst()
                        .orElseThrow();
        robot.clickOn(number);
        robot.interact(number::requestFocus);
        robot.push(KeyCode.ENTER);

        QueryId versions = finished.hypotheses().getFirst().queries().getFirst();
        assertThat(opened).containsExactly(versions, versions);
    }
}
