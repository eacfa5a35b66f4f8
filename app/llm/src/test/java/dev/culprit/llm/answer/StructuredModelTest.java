package dev.culprit.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.stub.Asking;
import dev.culprit.llm.stub.ScriptedModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructuredModelTest {

    private record Cause(String title, String category, double prior, Optional<String> column) {
        private Cause {
            if (title.equals("impossible")) {
                throw new IllegalArgumentException("no such cause");
            }
        }
    }

    private static final class Causes implements AnswerForm<List<Cause>> {
        @Override
        public String shape() {
            return "{\"causes\": [{\"title\": \"…\"}]}";
        }

        @Override
        public List<Cause> read(Fields fields) {
            return fields.list(
                    "causes",
                    1,
                    2,
                    it ->
                            new Cause(
                                    it.text("title"),
                                    it.oneOf("category", List.of("data_quality", "code_change")),
                                    it.number("prior", 0, 1),
                                    it.optionalText("column")));
        }
    }

    private static final String GOOD =
            """
            The nulls began with 2.3.1.

            ```json
            {"causes": [{"title": "App 2.3.1", "category": "Code_Change", "prior": 0.8, "column": null}]}
            ```
            """;
    private static final List<Cause> READ =
            List.of(new Cause("App 2.3.1", "code_change", 0.8, Optional.empty()));

    private final ScriptedModel inner = new ScriptedModel();

    private Structured<List<Cause>> ask() throws ModelException {
        return new StructuredModel(inner)
                .ask(Asking.PROMPT, new Causes(), TextListener.NONE, new Cancellation());
    }

    @Test
    void reasoningAndValueComeApart() throws ModelException {
        inner.says(GOOD);

        assertThat(ask()).isEqualTo(new Structured<>(READ, "The nulls began with 2.3.1.", false));
    }

    @Test
    void everyMistakeIsNamedInOneRepairTurn() throws ModelException {
        inner.says(
                        """
                        ```json
                        {"causes": [{"title": " ", "category": "bug", "prior": 17, "sql": "DROP TABLE orders"},
                                    {"title": "impossible", "category": "data_quality", "prior": 0}], "note": 1}
                        ```\
                        """)
                .says(GOOD);

        Structured<List<Cause>> answer = ask();

        assertThat(answer.value()).isEqualTo(READ);
        assertThat(answer.repaired()).isTrue();
        assertThat(inner.asked().getLast().turns()).hasSize(3);
        assertThat(inner.asked().getLast().turns().getLast().text())
                .contains(
                        "- causes[0].title must be a text that is not empty",
                        "- causes[0].category must be one of [data_quality, code_change], not \"bug\"",
                        "- causes[0].prior must be a number from 0.0 to 1.0, not 17",
                        "- causes[0].sql is not a field of this form",
                        "- causes[1]: no such cause",
                        "- note is not a field of this form",
                        new Causes().shape());
    }

    @Test
    void thereIsNoThirdTurn() {
        inner.says("I do not know.").says("Sorry, no JSON.");

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        ModelException.class,
                        it -> assertThat(it.kind()).isEqualTo(FailureKind.NOT_AN_ANSWER))
                .hasMessageContaining("There is no json block.");
        assertThat(inner.asked()).hasSize(2);
    }

    @Test
    void aListThatIsTooLongIsAMistake() {
        String cause = "{\"title\": \"t\", \"category\": \"data_quality\", \"prior\": 0.1}";
        String three = "{\"causes\": [" + String.join(",", List.of(cause, cause, cause)) + "]}";
        inner.says(three).says(three);

        assertThatThrownBy(this::ask).hasMessageContaining("causes must be a list of 1 to 2");
    }
}
