package dev.culprit.llm.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.hypothesis.HypothesisId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static final Prompt PROMPT = Prompt.of("hypotheses", "1", "system", "user", 100);

    @Test
    void theSameRequestHasTheSameHash() {
        assertThat(PROMPT.hash("m"))
                .hasSize(64)
                .isEqualTo(
                        Prompt.of("judge", "2", "system", "user", 100)
                                .about(new HypothesisId(2))
                                .hash("m"));
    }

    @Test
    void whateverIsSentChangesTheHash() {
        assertThat(
                        List.of(
                                PROMPT.hash("m"),
                                PROMPT.hash("n"),
                                Prompt.of("hypotheses", "1", "systemu", "ser", 100).hash("m"),
                                Prompt.of("hypotheses", "1", "system", "user", 101).hash("m"),
                                PROMPT.answered("a", "b").hash("m"),
                                PROMPT.answered("ab", "").hash("m")))
                .doesNotHaveDuplicates();
    }

    @Test
    void itsTextShowsEverythingThatIsSent() {
        assertThat(PROMPT.answered("no", "again").text())
                .isEqualTo(
                        """
                        [system]
                        system

                        [user]
                        user

                        [model]
                        no

                        [user]
                        again\
                        """);
    }

    @Test
    void itEndsWithTheUser() {
        assertThatThrownBy(() ->
                        new Prompt("p", "1", Optional.empty(), "", List.of(Turn.model("hi")), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEstimateIsOnTheHighSide() {
        assertThat(Prompt.of("p", "1", "x".repeat(300), "y".repeat(300), 10).estimatedTokens())
                .isBetween(200L, 220L);
    }
}
