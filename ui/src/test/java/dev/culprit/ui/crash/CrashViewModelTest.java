package dev.culprit.ui.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.Notice;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.services.Support;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CrashViewModelTest {
    private final NoticesViewModel notices = new NoticesViewModel();

    @Test
    void whatTheRunBeforeLeftUnfinishedIsCounted() {
        model("case-1", "case-2").tellOfTheRunBefore();

        assertThat(notices.notices())
                .extracting(Notice::text)
                .containsExactly(
                        "Culprit ended without warning last time. 2 investigations were interrupted"
                                + " and can be resumed; nothing stored is lost.");
    }

    @Test
    void aRunThatEndedInGoodOrderIsNoNews() {
        model().tellOfTheRunBefore();

        assertThat(notices.notices()).isEmpty();
    }

    @Test
    void anotherMistakeIsToldAfterTheFirst() {
        CrashViewModel model = model();
        model.tell(new IllegalStateException("first"));
        model.close();
        model.tell(new IllegalArgumentException("second"));

        assertThat(model.open().get()).isTrue();
        assertThat(model.details().get()).contains("second");
    }

    private CrashViewModel model(String... interrupted) {
        Support support =
                new Support() {
                    @Override
                    public String diagnostics() {
                        return "";
                    }

                    @Override
                    public List<InvestigationId> interrupted() {
                        return List.of(interrupted).stream().map(InvestigationId::new).toList();
                    }
                };
        return new CrashViewModel(
                support,
                Messages.of("en", Locale.ENGLISH),
                notices,
                _ -> {},
                Runnable::run,
                Runnable::run);
    }
}
