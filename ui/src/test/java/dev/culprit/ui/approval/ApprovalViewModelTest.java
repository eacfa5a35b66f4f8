package dev.culprit.ui.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final NoticesViewModel notices = new NoticesViewModel();
    private final ApprovalViewModel model =
            new ApprovalViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    notices,
                    new Background(tasks::add, Runnable::run, "unexpected"));
    private InvestigationState state = null;

    @BeforeEach
    void showFiveWaiting() throws InterruptedException {
        state = world.waiting();
        model.show(state, true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    private QueryState query(int number) {
        return world.services().desk().state(state.id()).query(new QueryId(number));
    }

    private Optional<Integer> selected() {
        return model.selected().get().map(query -> query.id().number());
    }

    @Test
    void theFirstOfThoseThatWaitIsSelectedWithEverythingNeededToDecide() {
        assertThat(model.getWaitingCount()).isEqualTo(5);
        WaitingQuery first = model.selected().get().orElseThrow();
        assertThat(first.id().number()).isEqualTo(3);
        assertThat(first.title()).isNotBlank();
        assertThat(first.why()).endsWith(".");
        assertThat(first.reads()).isNotEmpty();
        assertThat(first.cost()).isEqualTo("About 3,014 rows");
        assertThat(first.alike()).startsWith("Approve this").contains("totals");
    }

    @Test
    void whatWasApprovedIsGoneAtOnceAndTheNextIsSelected() {
        model.select(new QueryId(4));
        model.approve();
        work();

        assertThat(query(4).approval()).isPresent();
        assertThat(selected()).contains(5);
        assertThat(model.getWaitingCount()).isEqualTo(4);
        assertThat(model.canAct().get()).isTrue();
    }

    @Test
    void nothingCanBeDoneTwiceWhileTheDeskIsBusy() {
        model.approve();
        model.approve();

        assertThat(tasks).hasSize(1);
        assertThat(model.canAct().get()).isFalse();
    }

    @Test
    void theGatesRefusalKeepsTheEditOpenAndSaysWhy() {
        model.edit();
        model.save("DELETE FROM orders");
        work();

        assertThat(model.editing().get()).isTrue();
        assertThat(model.problem().get()).startsWith("Only a SELECT may run");
        assertThat(query(3).phase()).isEqualTo(QueryPhase.WAITING);
    }

    @Test
    void anEditedTextRunsInsteadOfTheProposedOne() {
        model.edit();
        model.save("SELECT count(*) FROM orders");
        work();

        assertThat(query(3).sql()).isEqualTo("SELECT count(*) FROM orders");
        assertThat(query(3).phase()).isNotEqualTo(QueryPhase.WAITING);
        assertThat(model.editing().get()).isFalse();
    }

    @Test
    void aRejectionNeedsAReason() {
        assertThat(model.reject("  ")).isFalse();
        assertThat(tasks).isEmpty();
        assertThat(model.problem().get()).isNotBlank();

        assertThat(model.reject("too broad")).isTrue();
        notices.dismiss(notices.notices().getFirst());
        work();
        assertThat(query(3).phase()).isEqualTo(QueryPhase.REJECTED);
        assertThat(query(3).problem()).contains("too broad");
    }

    @Test
    void aRejectionCanBeTakenBackWhileItsNoticeIsThere() {
        model.reject("too broad");
        work();
        assertThat(query(3).phase()).isEqualTo(QueryPhase.WAITING);
        assertThat(model.getWaitingCount()).isEqualTo(4);
        assertThat(selected()).contains(4);
        notices.undoLatest();
        notices.settle();
        work();

        assertThat(query(3).phase()).isEqualTo(QueryPhase.WAITING);
        assertThat(model.getWaitingCount()).isEqualTo(5);
        assertThat(selected()).contains(3);
    }

    @Test
    void aWindowThatClosesSendsWhatNobodyTookBack() {
        model.reject("too broad");
        notices.settle();

        assertThat(query(3).phase()).isEqualTo(QueryPhase.REJECTED);
    }

    @Test
    void aRejectionThatComesTooLateIsTold() {
        model.reject("too broad");
        world.services().desk().cancel(state.id(), "Ada");
        notices.dismiss(notices.notices().getFirst());
        work();

        assertThat(notices.notices()).hasSize(1);
        assertThat(query(3).phase()).isNotEqualTo(QueryPhase.REJECTED);
    }

    @Test
    void approvingAlikeLetsTheOthersOnTheSameTablesRun() {
        QueryId versions = testing(1);
        QueryId channels = testing(4);
        model.select(versions);
        model.approveAlike();
        work();
        model.show(world.services().desk().state(state.id()), true);

        assertThat(query(versions.number()).approval()).isPresent();
        assertThat(query(channels.number()).approval()).isPresent();
        assertThat(model.waiting())
                .extracting(WaitingQuery::id)
                .doesNotContain(versions, channels)
                .contains(testing(2));
    }

    /// The first query of a hypothesis; they are asked in parallel, so in any order.
    private QueryId testing(int hypothesis) {
        return state.hypotheses().get(hypothesis - 1).queries().getFirst();
    }

    @Test
    void inAPastMomentNothingCanBeDone() {
        model.show(state, false);
        model.approve();

        assertThat(tasks).isEmpty();
        assertThat(model.pastNote().get()).startsWith("Viewing 12:04:");
        assertThat(model.getWaitingCount()).isEqualTo(5);
    }

    @Test
    void aHalfWrittenEditSurvivesNewsAboutTheCase() {
        model.edit();
        model.show(state, true);

        assertThat(model.editing().get()).isTrue();
        assertThat(selected()).contains(3);
    }
}
