package dev.culprit.ui.hypotheses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HypothesesViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final NoticesViewModel notices = new NoticesViewModel();
    private final HypothesesViewModel model =
            new HypothesesViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    notices,
                    new Background(Runnable::run, Runnable::run, "unexpected"));

    @AfterEach
    void close() {
        world.close();
    }

    private InvestigationState now(InvestigationState state) {
        return world.services().desk().state(state.id());
    }

    @Test
    void everyEndOfAHypothesisHasItsOwnStatus() throws InterruptedException {
        model.show(world.finished(), true);

        assertThat(model.cards())
                .extracting(card -> card.status().get())
                .containsExactly(
                        CardStatus.CONFIRMED,
                        CardStatus.REFUTED,
                        CardStatus.REFUTED,
                        CardStatus.REFUTED,
                        CardStatus.UNTESTED);
        HypothesisCard confirmed = model.cards().getFirst();
        assertThat(confirmed.confidence().get()).isEqualTo("0.93");
        assertThat(confirmed.evidence().get()).contains("1.1 %");
        assertThat(model.cards().getLast().evidence().get()).contains("30 seconds");
        assertThat(model.summary().get()).isEqualTo("5 of 5 decided");
    }

    @Test
    void aCardStaysTheSameWhileItsHypothesisChanges() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        List<HypothesisCard> before = List.copyOf(model.cards());
        assertThat(before).allMatch(card -> card.status().get() == CardStatus.TESTING);
        assertThat(before.getFirst().progress().get()).isEqualTo("Waiting for you");

        world.approve(waiting, waiting.hypotheses().get(1).queries().getFirst().number() - 1);
        var decided =
                world.await(
                        waiting.id(),
                        state -> state.hypotheses().get(1).standing() == Standing.REJECTED);
        model.show(decided, true);

        assertThat(model.cards()).containsExactlyElementsOf(before);
        assertThat(before.get(1).status().get()).isEqualTo(CardStatus.REFUTED);
    }

    @Test
    void ruledOutIsNotRefuted() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);

        model.ruleOut(new HypothesisId(2), " ");
        assertThat(model.notice().get()).isNotBlank();
        model.ruleOut(new HypothesisId(2), "the feed was checked by hand");
        model.show(now(waiting), true);
        assertThat(model.cards().get(1).status().get()).isEqualTo(CardStatus.TESTING);
        notices.dismiss(notices.notices().getFirst());
        model.show(now(waiting), true);

        HypothesisCard card = model.cards().get(1);
        assertThat(card.status().get()).isEqualTo(CardStatus.RULED_OUT);
        assertThat(card.evidence().get()).isEqualTo("the feed was checked by hand");
        assertThat(card.confidence().get()).isEmpty();
        assertThat(model.notice().get()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNeverRuledOut() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);
        model.ruleOut(new HypothesisId(2), "the feed was checked by hand");
        notices.undoLatest();
        notices.settle();
        model.show(now(waiting), true);

        assertThat(model.cards().get(1).status().get()).isEqualTo(CardStatus.TESTING);
        assertThat(now(waiting).sequence()).isEqualTo(waiting.sequence());
    }

    @Test
    void aPersonsHypothesisNamesTheSliceItSuspects() throws InterruptedException {
        InvestigationState waiting = world.waiting();
        model.show(waiting, true);

        assertThat(model.attributes()).contains("channel");
        assertThat(model.values("channel")).contains("web");
        assertThat(model.add("", "channel", "", "")).isFalse();
        assertThat(model.add("", "channel", "web", "it looked odd")).isTrue();
        model.show(now(waiting), true);

        var added = now(waiting).hypotheses().getLast().hypothesis();
        assertThat(added.draft().slice()).isEqualTo(Slice.of("channel", "web"));
        assertThat(added.title()).isEqualTo("channel = web carries the change");
        assertThat(added.author()).isEqualTo("Ada");
        assertThat(model.cards()).hasSize(6);
    }

    @Test
    void goingBackInTimeTakesLaterCardsAwayAndClosesTheirDetails() throws InterruptedException {
        InvestigationState finished = world.finished();
        model.show(finished, true);
        model.open(model.cards().getLast());

        var events = world.events(finished.id());
        model.show(InvestigationState.of(events.subList(0, 3)), false);

        assertThat(model.cards()).isEmpty();
        assertThat(model.selected().get()).isEmpty();
        assertThat(model.canAct().get()).isFalse();
    }

    @Test
    void theNumbersOfTheEvidenceLeadToItsQuery() throws InterruptedException {
        List<QueryId> opened = new ArrayList<>();
        model.onEvidence(opened::add);
        InvestigationState finished = world.finished();
        model.show(finished, true);

        var first = finished.hypotheses().getFirst();
        var spans = model.cards().getFirst().details().get().findings().getFirst();
        spans.stream().flatMap(span -> span.query().stream()).forEach(model::showEvidence);

        assertThat(opened).isNotEmpty().containsOnly(first.evidence().getFirst().query());
    }
}
