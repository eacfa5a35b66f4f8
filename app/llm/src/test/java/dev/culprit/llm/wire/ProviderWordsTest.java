package dev.culprit.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderWordsTest {
    private final ProviderWords words = new ProviderWords(Optional.of("abc123secret"));

    @Test
    void keysAreTakenOutAlsoWhenHalfHidden() {
        assertThat(
                        words.clean(
                                "Wrong key abc123secret, sk-proj-12***89 and sk-ant-api03-xyzw given"))
                .isEqualTo("Wrong key [key], [key] and [key] given");
    }

    @Test
    void controlAndBidirectionalCharactersAreGone() {
        assertThat(words.clean("a\u001b[31mb\u202ec\r\nd\u200be")).isEqualTo("a [31mb c d e");
    }

    @Test
    void longWordsAreCut() {
        assertThat(words.clean("x".repeat(5_000))).hasSize(301).endsWith("…");
    }
}
