package dev.culprit.ui.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.context.Change;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesViewModelTest {
    private static final LocalDateTime ONSET = LocalDateTime.of(2026, 1, 10, 0, 0);

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final ScriptedWorld world = ScriptedWorld.linked();
    private final ChangesViewModel model =
            new ChangesViewModel(world.services(), messages, Runnable::run, Runnable::run);

    @AfterEach
    void close() {
        world.close();
    }

    private InvestigationState finished() throws InterruptedException {
        InvestigationState state = world.finished();
        model.show(state, true);
        return state;
    }

    private History history() {
        return model.history().get().orElseThrow();
    }

    @Test
    void whatTheCaseKnowsLiesOnOneAxisWithTheMetric() throws InterruptedException {
        finished();

        assertThat(model.isKnown()).isTrue();
        assertThat(history().entries())
                .extracting(entry -> entry.change().kind())
                .contains(Change.Kind.DEPLOY, Change.Kind.COMMIT, Change.Kind.JOB_RUN);
        assertThat(history().entries())
                .extracting(entry -> entry.change().at())
                .isSorted()
                .allSatisfy(at -> assertThat(at).isBetween(history().from(), history().to()));
        assertThat(history().share(history().from())).isZero();
        assertThat(history().share(history().to())).isEqualTo(1);
        assertThat(history().share(ONSET)).isBetween(0.7, 0.95);
    }

    @Test
    void anEventOfAPersonIsKeptForTheSourceAndCanBeTakenBack() throws InterruptedException {
        InvestigationState state = finished();
        int before = history().entries().size();
        model.add();
        assertThat(model.form().day().get()).isEqualTo(LocalDate.of(2026, 1, 10));
        model.form().title().set("Consent banner went live");
        model.form().time().set("7:30");
        model.form().table().set("orders");
        model.enter();

        Change kept = world.changes().of(state.start().source()).getFirst();
        assertThat(kept.at()).isEqualTo(ONSET.plusHours(7).plusMinutes(30));
        assertThat(kept.tables()).containsExactly(TableName.of("orders"));
        assertThat(kept.author()).isEqualTo("Ada");
        assertThat(model.adding().get()).isFalse();
        assertThat(model.chosen().get()).contains(new Entry(kept, true, false));
        assertThat(history().entries()).hasSize(before + 1);

        model.remove();
        assertThat(world.changes().of(state.start().source())).isEmpty();
        assertThat(history().entries()).hasSize(before);
    }

    @Test
    void whatIsWrongWithAnEventIsSaidAndNothingIsKept() throws InterruptedException {
        InvestigationState state = finished();
        model.add();
        model.enter();
        assertThat(model.problem().get()).isEqualTo("Say in one line what happened.");
        model.form().title().set("disk full");
        model.form().day().set(null);
        model.enter();
        assertThat(model.problem().get()).isEqualTo("Choose the day.");
        model.form().day().set(LocalDate.of(2026, 1, 9));
        model.form().time().set("25:00");
        model.enter();
        assertThat(model.problem().get()).isEqualTo("A time is written like 14:05.");
        model.form().time().set("");
        model.enter();
        assertThat(model.problem().get()).isEqualTo("The event cannot be kept.");

        assertThat(world.changes().of(state.start().source())).isEmpty();
        assertThat(model.adding().get()).isTrue();
    }

    @Test
    void anEventIsToldWithItsDistanceToTheOnsetAndItsReference() throws InterruptedException {
        finished();
        var words = new ChangeWords(messages, new Figures(Locale.ENGLISH, ZoneOffset.UTC));
        Entry release =
                history().entries().stream()
                        .filter(entry -> entry.change().kind() == Change.Kind.DEPLOY)
                        .findFirst()
                        .orElseThrow();

        assertThat(words.kind(release.change())).isEqualTo("Deploy, succeeded");
        assertThat(words.distance(release.change(), ONSET)).isEqualTo("2\u00a0h before the onset");
        assertThat(words.facts(release))
                .contains("By Grace", "Reference v2.3.1, from git log of shop-app");
    }

    @Test
    void unknownIsNotTheSameAsNone() throws InterruptedException {
        try (ScriptedWorld other = ScriptedWorld.create()) {
            InvestigationState state = other.finished();
            model.show(state, true);

            assertThat(model.isKnown()).isFalse();
            assertThat(history().entries()).isEmpty();
            assertThat(History.of(List.of(), state.alert().metric().kind(), Optional.empty()))
                    .isEmpty();
        }
    }
}
