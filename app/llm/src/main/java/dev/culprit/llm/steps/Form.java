package dev.culprit.llm.steps;

import dev.culprit.llm.answer.AnswerForm;
import dev.culprit.llm.answer.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The form of a step's answer. Remembers why an answer was sent back.
final class Form<T> implements AnswerForm<Remarked<T>> {
    private final Step step;
    private final Function<Fields, Remarked<T>> reader;
    private final List<String> sentBack = new ArrayList<>();

    Form(Step step, Function<Fields, Remarked<T>> reader) {
        this.step = step;
        this.reader = reader;
    }

    @Override
    public String shape() {
        return step.shape();
    }

    @Override
    public Remarked<T> read(Fields fields) {
        return reader.apply(fields);
    }

    @Override
    public String repair(List<String> problems) {
        sentBack.addAll(problems);
        return AnswerForm.super.repair(problems);
    }

    List<String> sentBack() {
        return List.copyOf(sentBack);
    }
}
