package dev.culprit.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.finding.EvidenceViewModel.Detail;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvidenceViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final EvidenceViewModel model =
            new EvidenceViewModel(world.services(), new Messages(Locale.ENGLISH));

    @AfterEach
    void close() {
        world.close();
    }

    /// The first query of a hypothesis; they are asked in parallel, so in any order.
    private static QueryId testing(InvestigationState state, int hypothesis) {
        return state.hypotheses().get(hypothesis - 1).queries().getFirst();
    }

    private Detail detail() {
        return model.detail().get().orElseThrow();
    }

    @Test
    void aQueryShowsItsRowsItsReadingAndWhoApprovedIt() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.select(testing(finished, 1));

        assertThat(model.items()).hasSize(8);
        assertThat(detail().item().about()).isEqualTo("App 2.3.1 drops the user id");
        assertThat(detail().item().state()).isEqualTo("supports");
        assertThat(detail().readings()).hasSize(1);
        assertThat(detail().extent()).startsWith("4 rows in");
        assertThat(detail().result()).isPresent();
        assertThat(detail().approved().orElseThrow())
                .isEqualTo(
                        "Approved by the settings of this investigation, 13 Jan 2026, 12:04 UTC");
    }

    @Test
    void aPersonIsNamedAsTheOneWhoApproved() throws InterruptedException {
        model.show(world.waiting(), true);
        model.select(new QueryId(1));

        assertThat(detail().approved().orElseThrow()).startsWith("Approved by Ada, 13 Jan 2026");
    }

    @Test
    void whatIsSelectedStaysSelectedWhileTheCaseGoesOn() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        QueryId loads = testing(waiting, 2);
        model.select(loads);
        assertThat(detail().extent()).isEqualTo("It waits for your approval.");

        world.approve(waiting, loads.number() - 1);
        model.show(world.await(waiting.id(), state -> state.evidence().size() == 1), true);

        assertThat(detail().item().id()).isEqualTo(loads);
        assertThat(detail().item().state()).isEqualTo("refutes");
    }

    @Test
    void aFailedQuerySaysWhyAndHasNoRows() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.select(testing(finished, 5));

        assertThat(detail().problem()).contains("The query did not end within 30 seconds.");
        assertThat(detail().result()).isEmpty();
        assertThat(detail().readings()).isEmpty();
    }

    @Test
    void aPastMomentBeforeTheSelectedQueryShowsTheFirst() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.select(new QueryId(7));
        var early =
                world.events(finished.id()).stream()
                        .takeWhile(event ->
                                !event.event().getClass().getSimpleName().equals("SegmentsRanked"))
                        .toList();

        model.show(InvestigationState.of(early), false);

        assertThat(detail().item().id()).isEqualTo(new QueryId(1));
    }
}
