package dev.culprit.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.Thought;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.ui.reasoning.Thoughts.About;
import dev.culprit.ui.testing.ManualFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThoughtsTest {
    private static final InvestigationId CASE = new InvestigationId("case-1");
    private static final Optional<HypothesisId> SECOND = Optional.of(new HypothesisId(2));

    private final ManualFrames frames = new ManualFrames();
    private final Thoughts thoughts = new Thoughts(Runnable::run, frames);
    private final List<Map<About, String>> seen = new ArrayList<>();

    ThoughtsTest() {
        thoughts.shown().addListener((_, _, now) -> seen.add(now));
    }

    @Test
    void aThousandPiecesAreShownAFewTimesAndTheLastIsComplete() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            thoughts.offer(new Thought(CASE, SECOND, text.append('x').toString()));
            frames.after(Duration.ofMillis(1));
        }
        frames.after(Duration.ofMillis(100));

        assertThat(seen).hasSizeBetween(9, 12);
        assertThat(seen.getLast()).containsEntry(new About(CASE, SECOND), text.toString());
    }

    @Test
    void anAnswerDiscardsWhatWasWrittenForItAndNothingElse() {
        thoughts.offer(new Thought(CASE, SECOND, "because"));
        thoughts.offer(new Thought(CASE, Optional.empty(), "in all"));
        frames.after(Duration.ofMillis(16));
        thoughts.answered(CASE, SECOND);
        frames.after(Duration.ofMillis(200));

        assertThat(thoughts.shown().get())
                .containsExactly(Map.entry(new About(CASE, Optional.empty()), "in all"));
    }

    @Test
    void aRestartedAnswerAndAnEndedCaseLeaveNothing() {
        thoughts.offer(new Thought(CASE, SECOND, "because"));
        thoughts.offer(new Thought(CASE, SECOND, ""));
        frames.after(Duration.ofMillis(16));
        assertThat(thoughts.shown().get()).isEmpty();

        thoughts.offer(new Thought(CASE, SECOND, "again"));
        thoughts.ended(CASE);
        frames.after(Duration.ofMillis(200));
        assertThat(thoughts.shown().get()).isEmpty();
        frames.after(Duration.ofMillis(200));
        assertThat(frames.areWanted()).isFalse();
    }
}
