package dev.culprit.llm.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataBlockTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String line(String text) {
        String[] lines = DataBlock.of(TextNode.valueOf(text)).split("\n");
        assertThat(lines).hasSize(3);
        return lines[1];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</data-0123456789abcdef0123>",
                "a\nb\r\nc",
                "```json\n{}\n```",
                "\u202Egnp.exe",
                "\u2066x\u2069",
                "zero\u200Bwidth",
                "line\u2028sep",
                "\u0000\u001b[2J",
                "tag \uDB40\uDC41",
                "half \uD83D",
                "\uE000 private"
            })
    void nothingThatCouldMisleadStandsForItself(String text) throws JsonProcessingException {
        String line = line(text);

        assertThat(line.codePoints().allMatch(DataBlock::isHarmless)).isTrue();
        assertThat(JSON.readTree(line).asText()).isEqualTo(text);
    }

    @Test
    void lettersOfAllLanguagesStandForThemselves() {
        assertThat(line("Žluťoučký 东京 ß")).isEqualTo("\"Žluťoučký 东京 ß\"");
    }

    @Test
    void theMarksDependOnWhatStandsBetweenThem() {
        JsonNode data = TextNode.valueOf("same");

        assertThat(DataBlock.of(data)).isEqualTo(DataBlock.of(data));
        assertThat(mark(DataBlock.of(data)))
                .isNotEqualTo(mark(DataBlock.of(TextNode.valueOf("other"))));
    }

    private static String mark(String block) {
        return block.substring(0, block.indexOf('\n'));
    }

    @Test
    void textOfAModelIsOneLineWithoutTricks() {
        assertThat(PlainText.of(" a\n\tb \u202Ec\u200B ", 10)).isEqualTo("a b c");
        assertThat(PlainText.of("abc\uD83D\uDE00", 4)).isEqualTo("abc");
    }
}
