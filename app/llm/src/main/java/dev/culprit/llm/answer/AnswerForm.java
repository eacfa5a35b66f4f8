package dev.culprit.llm.answer;

import java.util.List;

/// What the object at the end of an answer must look like, and how it is read.
public interface AnswerForm<T> {

    /// An example or schema, as the prompt shows it and the repair turn repeats it.
    String shape();

    /// Reads all fields; reports through the fields what is wrong.
    T read(Fields fields);

    /// What the model is told when its answer cannot be used.
    default String repair(List<String> problems) {
        StringBuilder words = new StringBuilder("Your answer cannot be used:\n");
        problems.stream().limit(20).forEach(it -> words.append("- ").append(it).append('\n'));
        return words.append(
                        "\nKeep what was right and mend the rest. Answer with a short reasoning")
                .append(" and then exactly one ```json block of this form:\n\n")
                .append(shape())
                .toString();
    }
}
