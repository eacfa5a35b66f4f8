package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.chat.TokenUse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model that is a program: it reads the data of a prompt and answers.
abstract class TalkingModel implements ModelPort {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK =
            Pattern.compile("<data-([0-9a-f]{20})>\n(.*)\n</data-\\1>", Pattern.DOTALL);

    final List<Prompt> asked = new CopyOnWriteArrayList<>();

    /// @param attempt 1, or 2 after the first answer was sent back
    abstract Object answer(String purpose, JsonNode data, int attempt) throws ModelException;

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        asked.add(prompt);
        Object answer = answer(prompt.purpose(), data(prompt), (prompt.turns().size() + 1) / 2);
        String text = answer instanceof String plain ? plain : block(answer);
        onText.text(text);
        return new Reply(text, new TokenUse(1_000, 100, false), "scripted", Duration.ofMillis(1));
    }

    static JsonNode data(Prompt prompt) {
        Matcher block = BLOCK.matcher(prompt.turns().getFirst().text());
        if (!block.find()) {
            throw new AssertionError("There is no data block in " + prompt.text());
        }
        try {
            return JSON.readTree(block.group(2));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /// What stands outside the data.
    static String instructions(Prompt prompt) {
        return BLOCK.matcher(prompt.text()).replaceAll("");
    }

    static String block(Object answer) {
        try {
            return "## Reasoning\nSo it seems.\n\n```json\n"
                    + JSON.writeValueAsString(answer)
                    + "\n```";
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
