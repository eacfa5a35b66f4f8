package dev.culprit.desktop.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.prompts.PromptFile;
import dev.culprit.llm.stub.Behaviour;
import dev.culprit.llm.stub.StubExchange;
import java.io.IOException;
import java.util.Optional;

/// [HonestModel] behind a socket: reads the step and its data from an OpenAI-style request.
public final class HonestBehaviour implements Behaviour {
    private final HonestModel model = new HonestModel();

    @Override
    public boolean answer(StubExchange exchange) throws IOException {
        JsonNode messages = TalkingModel.JSON.readTree(exchange.request().body()).path("messages");
        Optional<String> step = step(messages.path(0).path("content").asText());
        return Behaviour.text(step.isEmpty() ? "ready" : answer(step.get(), messages))
                .answer(exchange);
    }

    private String answer(String step, JsonNode messages) throws IOException {
        Prompt asked = Prompt.of(step, "1", "", messages.path(1).path("content").asText(), 100);
        try {
            Object answer = model.answer(step, TalkingModel.data(asked), messages.size() / 2);
            return TalkingModel.block(answer);
        } catch (ModelException never) {
            throw new IOException(never);
        }
    }

    private static Optional<String> step(String system) {
        return PromptFile.all().stream()
                .filter(each -> !each.name().equals("preface"))
                .filter(each -> system.contains(each.text()))
                .map(PromptFile::name)
                .findFirst();
    }
}
