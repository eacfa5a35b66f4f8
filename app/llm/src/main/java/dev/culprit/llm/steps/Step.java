package dev.culprit.llm.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.privacy.DataBlock;
import dev.culprit.llm.prompts.PromptFile;
import java.util.Locale;
import java.util.Optional;

/// What a model is asked for, with the longest answer in tokens.
enum Step {
    HYPOTHESES(4_000),
    QUERY(2_500),
    INTERPRETATION(1_500),
    COUNTER(2_500),
    FINDING(4_000),
    JUDGE(1_200);

    private static final String SHAPE = "Shape:\n";

    private final int maxTokens;

    Step(int maxTokens) {
        this.maxTokens = maxTokens;
    }

    String purpose() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form of the answer, as the prompt shows it.
    String shape() {
        String text = PromptFile.load(purpose()).text();
        return text.substring(text.lastIndexOf(SHAPE) + SHAPE.length());
    }

    Prompt prompt(JsonNode data, Optional<HypothesisId> about) {
        PromptFile preface = PromptFile.load("preface");
        PromptFile task = PromptFile.load(purpose());
        Prompt prompt =
                Prompt.of(
                        purpose(),
                        preface.version() + "." + task.version(),
                        preface.text() + "\n\n" + task.text(),
                        "The data of this task:\n\n" + DataBlock.of(data),
                        maxTokens);
        return about.map(prompt::about).orElse(prompt);
    }
}
