package dev.culprit.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void theChosenLanguageComesBeforeTheMachines() {
        assertThat(Messages.of("de", Locale.US).get("library.search")).isEqualTo("Suchen");
        assertThat(Messages.of("en", Locale.GERMANY).get("library.search")).isEqualTo("Search");
    }

    @Test
    void withoutAChoiceTheMachinesLanguageCounts() {
        assertThat(Messages.of("", Locale.of("de", "AT")).get("library.search"))
                .isEqualTo("Suchen");
        assertThat(Messages.of("", Locale.of("de", "AT")).locale())
                .isEqualTo(Locale.of("de", "AT"));
    }

    @Test
    void aLanguageWithoutTextsIsAnsweredInEnglish() {
        assertThat(Messages.of("", Locale.JAPAN).get("library.search")).isEqualTo("Search");
        assertThat(Messages.of("", Locale.JAPAN).locale()).isEqualTo(Locale.ENGLISH);
    }
}
