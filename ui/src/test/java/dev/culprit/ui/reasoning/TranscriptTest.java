package dev.culprit.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedModel;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Transcript transcript = new Transcript(new Messages(Locale.ENGLISH));

    @Test
    void onlyLineBreaksAreAddedToData() {
        String shown = transcript.question(ScriptedModel.PROMPT);

        assertThat(shown).startsWith("Rules\nYou assist").contains("\nQuestion\nThe data");
        assertThat(shown).contains("{\n  \"alert\":{\n    \"table\":\"orders\",\n");
        assertThat(shown.substring(shown.indexOf("<data")).replaceAll("\\s", ""))
                .isEqualTo(
                        ScriptedModel.PROMPT
                                .substring(ScriptedModel.PROMPT.indexOf("<data"))
                                .replaceAll("\\s", ""));
    }

    @Test
    void bracketsAndCommasInTextsBreakNoLine() {
        String shown =
                transcript.question("<data-1>\n{\"a\":\"x, {y\\\", z]\",\"b\":[]}\n</data-1>");

        assertThat(shown)
                .isEqualTo("<data-1>\n{\n  \"a\":\"x, {y\\\", z]\",\n  \"b\":[]\n}\n</data-1>");
    }

    @Test
    void whatAModelThoughtEndsWhereItsAnswerBegins() {
        assertThat(Transcript.thinking("## Reasoning\nIt is so.\n\n```json\n{}\n```"))
                .isEqualTo("It is so.");
        assertThat(Transcript.thinking("It is so.")).isEqualTo("It is so.");
        assertThat(Transcript.thinking("")).isEmpty();
    }
}
