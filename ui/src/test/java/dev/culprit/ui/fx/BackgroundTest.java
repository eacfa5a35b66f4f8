package dev.culprit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.event.EventStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final List<String> answers = new ArrayList<>();
    private final Background background =
            new Background(Runnable::run, Runnable::run, "unexpected");

    @Test
    void theAnswerOfTheActionIsHandedBack() {
        background.run(() -> Optional.of("declined"), this::note);
        background.run(Optional::empty, this::note);

        assertThat(answers).containsExactly("declined", "done");
    }

    @Test
    void aBrokenLogSaysWhatToDo() {
        background.run(
                () -> {
                    throw new EventStoreException(
                            EventStoreException.Kind.DISK_FULL, "The disk is full.");
                },
                this::note);

        assertThat(answers).containsExactly("The disk is full.");
    }

    @Test
    void aBugEndsInASentenceAndStillReachesItsHandler() {
        assertThatThrownBy(() ->
                        background.run(
                                () -> {
                                    throw new IllegalStateException("bug");
                                },
                                this::note))
                .isInstanceOf(IllegalStateException.class);

        assertThat(answers).containsExactly("unexpected");
    }

    private void note(Optional<String> answer) {
        answers.add(answer.orElse("done"));
    }
}
