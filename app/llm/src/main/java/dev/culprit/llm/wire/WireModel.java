package dev.culprit.llm.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.KeyStore;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.chat.TokenUse;
import dev.culprit.llm.chat.Turn;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A provider's model, asked once: no retry, no budget, no record.
public final class WireModel implements ModelPort {
    private final Transport transport;
    private final ModelProfile profile;
    private final KeyStore keys;
    private final ObjectMapper json =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder().maxNestingDepth(100).build())
                            .build());

    public WireModel(Transport transport, ModelProfile profile, KeyStore keys) {
        this.transport = transport;
        this.profile = profile;
        this.keys = keys;
    }

    @Override
    public String model() {
        return profile.model();
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        checkSize(prompt);
        long start = System.nanoTime();
        var call =
                new WireCall(
                        transport,
                        profile,
                        key(),
                        cancellation.within(profile.timeouts().total()),
                        json);
        WireModels models = new WireModels(profile, call, prompt.maxTokens());
        Growing answer = new Growing(onText);
        Optional<ChatResponse> response =
                profile.streaming()
                        ? stream(models, messages(prompt), answer)
                        : whole(models, messages(prompt), answer);
        call.rethrowBug();
        if (call.failure().isPresent()) {
            ModelException failed = call.failure().get();
            throw call.answering()
                    ? failed.spending(estimate(prompt, answer.text()), answer.text())
                    : failed;
        }
        answer.rethrow();
        ChatResponse complete =
                response.orElseThrow(() ->
                        notAnAnswer("Something else came than a model's answer.")
                                .spending(estimate(prompt, answer.text()), answer.text()));
        return reply(prompt, complete, Duration.ofNanos(System.nanoTime() - start));
    }

    private void checkSize(Prompt prompt) throws ModelException {
        long tokens = prompt.estimatedTokens() + prompt.maxTokens();
        if (tokens > profile.contextTokens()) {
            throw new ModelException(
                    FailureKind.TOO_LARGE,
                    "Question and answer take up to "
                            + tokens
                            + " tokens, and the model is set up for "
                            + profile.contextTokens()
                            + ".");
        }
    }

    private Optional<String> key() throws ModelException {
        if (profile.keyName().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = profile.keyName().flatMap(keys::key).map(String::strip);
        if (key.isEmpty() || !key.get().chars().allMatch(it -> it > ' ' && it < 127)) {
            throw new ModelException(
                    FailureKind.KEY_REJECTED,
                    key.isEmpty()
                            ? "There is no key for " + profile.name() + ". Set it in the settings."
                            : "The key for " + profile.name() + " has characters no key has.");
        }
        return key;
    }

    private static List<ChatMessage> messages(Prompt prompt) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        for (Turn turn : prompt.turns()) {
            messages.add(
                    switch (turn.role()) {
                        case USER -> UserMessage.from(turn.text());
                        case MODEL -> AiMessage.from(turn.text());
                    });
        }
        return messages;
    }

    private static Optional<ChatResponse> stream(
            WireModels models, List<ChatMessage> messages, Growing answer) {
        StreamingChatModel model = models.streaming();
        try {
            model.chat(messages, answer);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
        return answer.complete();
    }

    /// LangChain4j reports an unreadable answer by whatever exception it runs into.
    private static Optional<ChatResponse> whole(
            WireModels models, List<ChatMessage> messages, Growing answer) {
        ChatModel model = models.whole();
        try {
            ChatResponse response = model.chat(messages);
            String text = response.aiMessage().text();
            if (text != null && !text.isEmpty()) {
                answer.onPartialResponse(text);
            }
            return Optional.of(response);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Reply reply(Prompt prompt, ChatResponse response, Duration elapsed)
            throws ModelException {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        TokenUse tokens =
                Optional.ofNullable(response.tokenUsage())
                        .flatMap(WireModel::used)
                        .orElseGet(() -> estimate(prompt, text));
        Optional<ModelException> refused = refused(response, text);
        if (refused.isPresent()) {
            throw refused.get().spending(tokens, text);
        }
        String name = Optional.ofNullable(response.modelName()).orElse(profile.model());
        return new Reply(text, tokens, name, elapsed);
    }

    private static Optional<ModelException> refused(ChatResponse response, String text) {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return Optional.of(
                    new ModelException(
                            FailureKind.TRUNCATED,
                            "The model's answer was longer than it may be and was cut."));
        }
        if (reason == FinishReason.TOOL_EXECUTION
                || response.aiMessage().hasToolExecutionRequests()) {
            return Optional.of(notAnAnswer("The model wanted to use a tool; it has none."));
        }
        if (reason == FinishReason.CONTENT_FILTER) {
            return Optional.of(notAnAnswer("The provider withheld the model's answer."));
        }
        if (reason != FinishReason.STOP) {
            return Optional.of(notAnAnswer("The model did not say that its answer is complete."));
        }
        return text.isBlank()
                ? Optional.of(notAnAnswer("The model's answer is empty."))
                : Optional.empty();
    }

    private static Optional<TokenUse> used(TokenUsage usage) {
        Integer in = usage.inputTokenCount();
        Integer out = usage.outputTokenCount();
        return in == null || out == null
                ? Optional.empty()
                : Optional.of(new TokenUse(in, out, false));
    }

    private static TokenUse estimate(Prompt prompt, String received) {
        return new TokenUse(prompt.estimatedTokens(), TokenUse.estimate(received.length()), true);
    }

    private static ModelException notAnAnswer(String sentence) {
        return new ModelException(FailureKind.NOT_AN_ANSWER, sentence);
    }
}
