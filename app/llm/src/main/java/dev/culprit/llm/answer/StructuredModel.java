package dev.culprit.llm.answer;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks for reasoning and one JSON object, and for a second try, exactly once, when the object cannot
/// be used.
public final class StructuredModel {
    private final ModelPort model;
    private final JsonBlock blocks = new JsonBlock();

    public StructuredModel(ModelPort model) {
        this.model = model;
    }

    private sealed interface Reading<T> {
        record Usable<T>(T value, String reasoning) implements Reading<T> {}

        record Unusable<T>(List<String> problems) implements Reading<T> {}
    }

    /// @param prompt says itself what form the answer has, see [AnswerForm#shape]
    public <T> Structured<T> ask(
            Prompt prompt, AnswerForm<T> form, TextListener onText, Cancellation cancellation)
            throws ModelException {
        Reply first = model.ask(prompt, onText, cancellation);
        return switch (read(first.text(), form)) {
            case Reading.Usable<T>(var value, var reasoning) ->
                    new Structured<>(value, reasoning, false);
            case Reading.Unusable<T>(var problems) ->
                    repair(
                            prompt.answered(first.text(), form.repair(problems)),
                            form,
                            onText,
                            cancellation);
        };
    }

    private <T> Structured<T> repair(
            Prompt prompt, AnswerForm<T> form, TextListener onText, Cancellation cancellation)
            throws ModelException {
        onText.restarted();
        Reply second = model.ask(prompt, onText, cancellation);
        return switch (read(second.text(), form)) {
            case Reading.Usable<T>(var value, var reasoning) ->
                    new Structured<>(value, reasoning, true);
            case Reading.Unusable<T>(var problems) ->
                    throw new ModelException(
                            FailureKind.NOT_AN_ANSWER,
                            "The model's answer cannot be used, also not the second one: "
                                    + problems.getFirst());
        };
    }

    private <T> Reading<T> read(String text, AnswerForm<T> form) {
        return switch (blocks.in(text)) {
            case JsonBlock.Search.Missing(var problem) -> new Reading.Unusable<>(List.of(problem));
            case JsonBlock.Search.Found(var object, var before) -> {
                List<String> problems = new ArrayList<>();
                Optional<T> value = new Fields(object, "", problems).readAll(form::read);
                yield value.isPresent() && problems.isEmpty()
                        ? new Reading.Usable<>(value.get(), before)
                        : new Reading.Unusable<>(problems);
            }
        };
    }
}
