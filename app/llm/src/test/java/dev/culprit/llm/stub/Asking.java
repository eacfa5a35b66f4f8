package dev.culprit.llm.stub;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.chat.Timeouts;
import java.time.Duration;

/// Short forms for tests.
public final class Asking {
    public static final String KEY = "sk-canary-4f1d9b7c2e";
    public static final Prompt PROMPT =
            Prompt.of("hypotheses", "1", "You find causes.", "Why did user_id break?", 500);

    private Asking() {}

    public static Dialect dialect(Provider provider) {
        return switch (provider) {
            case ANTHROPIC -> Dialect.ANTHROPIC;
            case OPENAI, OPENAI_COMPATIBLE -> Dialect.OPENAI;
            case OLLAMA -> Dialect.OLLAMA;
        };
    }

    /// Idle after 300 ms, over after 5 s.
    public static ModelProfile profile(Provider provider, boolean streaming, StubServer server) {
        return ModelProfile.of("stub", provider, "stub-1")
                .at(server.endpoint())
                .withKey("stub")
                .withStreaming(streaming)
                .withTimeouts(new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(5)));
    }

    public static Reply ask(ModelPort model) throws ModelException {
        return model.ask(PROMPT, TextListener.NONE, new Cancellation());
    }

    public static ModelException failure(ModelPort model) {
        return failure(model, TextListener.NONE, new Cancellation());
    }

    public static ModelException failure(
            ModelPort model, TextListener onText, Cancellation cancellation) {
        try {
            Reply reply = model.ask(PROMPT, onText, cancellation);
            throw new AssertionError("There was an answer: " + reply);
        } catch (ModelException expected) {
            return expected;
        }
    }
}
