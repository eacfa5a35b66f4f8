package dev.culprit.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedbackViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final FeedbackViewModel model =
            new FeedbackViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    new Background(Runnable::run, Runnable::run, "unexpected"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aJudgementIsRecordedWithItsComment() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.comment().set("fixed in 2.3.2");
        model.give(true);
        model.show(world.services().desk().state(finished.id()), true);

        assertThat(model.given().get()).containsExactly("Ada: this was it: fixed in 2.3.2");
        assertThat(model.comment().get()).isEmpty();
    }

    @Test
    void thereIsNothingToJudgeBeforeTheFindingOrInAPastMoment() throws InterruptedException {
        model.show(world.waiting(), true);
        assertThat(model.possible().get()).isFalse();
        model.show(world.finished(), false);
        assertThat(model.possible().get()).isFalse();
    }
}
