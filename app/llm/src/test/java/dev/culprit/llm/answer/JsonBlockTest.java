package dev.culprit.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class JsonBlockTest {
    private static final String A1 = "{\"a\":1}";

    private static JsonBlock.Search search(String answer) {
        return new JsonBlock().in(answer);
    }

    private static String found(String answer) {
        return search(answer) instanceof JsonBlock.Search.Found(var object, _)
                ? object.toString()
                : "nothing: " + search(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "Reasoning.\n```json\n{\"a\": 1}\n```",
                "Reasoning.\n```JSON {\"a\": 1}``` That is all.",
                "First ```json\n{\"b\": 2}\n``` no, rather ```json\n{\"a\": 1}\n```",
                "Draft {\"b\": 2}, final {\"a\": 1}.",
                "Sets {x | x > 1} and code { return; } then {\"a\": 1}",
                "It's \"quoted { oddly\" and then {\"a\": 1} }}",
                "<think>```json\n{\"b\": 2}\n```</think>{\"a\": 1}",
                "<think>{\"b\": </think>```json\n{\"a\": 1}\n```"
            })
    void theLastWholeObjectCounts(String answer) {
        assertThat(found(answer)).isEqualTo(A1);
    }

    @Test
    void bracesAndFencesWithinTextsAreText() {
        assertThat(found("```json\n{\"sql\": \"select '}' -- ``` {\\\"x\\\"\"}\n```"))
                .isEqualTo("{\"sql\":\"select '}' -- ``` {\\\"x\\\"\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Draft {\"b\": 2}, final {\"a\": [{\"c\": 3}, {\"d\"",
                "```json\n{\"b\": 2}\n``` then ```json\n{\"a\": [1, 2"
            })
    void aDraftIsNoAnswerWhenTheFinalOneBreaksOff(String answer) {
        assertThat(search(answer))
                .isEqualTo(new JsonBlock.Search.Missing("The JSON breaks off before its end."));
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertThat(
                        ((JsonBlock.Search.Missing) search("```json\n{\"a\": 1,\n'b': 2}\n```"))
                                .problem())
                .startsWith("The JSON is not valid in line 2 of the object: Unexpected character");
    }

    @Test
    void duplicateFieldsAreNotGuessedAt() {
        assertThat(search("```json\n{\"a\": 1, \"a\": 2}\n```"))
                .isInstanceOf(JsonBlock.Search.Missing.class);
    }

    @Test
    void theReasoningIsWhatComesBefore() {
        assertThat(search("<think>Hm.</think>\n## Reasoning\nSo.\n\n```json\n{\"a\":1}\n```"))
                .isInstanceOfSatisfying(
                        JsonBlock.Search.Found.class,
                        it -> assertThat(it.before()).isEqualTo("Hm.\n## Reasoning\nSo."));
    }

    @Test
    void hostileNestingEndsSoon() {
        assertThat(search("{".repeat(2_000_000))).isInstanceOf(JsonBlock.Search.Missing.class);
        assertThat(search("{\"a\":".repeat(200_000))).isInstanceOf(JsonBlock.Search.Missing.class);
        assertThat(search("{\"a\":\"".repeat(200_000)))
                .isInstanceOf(JsonBlock.Search.Missing.class);
    }
}
