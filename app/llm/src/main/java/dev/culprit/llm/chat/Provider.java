package dev.culprit.llm.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Whose protocol an endpoint speaks.
public enum Provider {
    ANTHROPIC("https://api.anthropic.com/v1/", true),
    OPENAI("https://api.openai.com/v1/", true),
    /// Chat completions as OpenAI defined them: Groq, GitHub Models, vLLM, LM Studio and others.
    OPENAI_COMPATIBLE("http://127.0.0.1:8000/v1/", false),
    OLLAMA("http://127.0.0.1:11434/", false);

    private final URI endpoint;
    private final boolean needsKey;

    Provider(String endpoint, boolean needsKey) {
        this.endpoint = URI.create(endpoint);
        this.needsKey = needsKey;
    }

    public URI usualEndpoint() {
        return endpoint;
    }

    public boolean needsKey() {
        return needsKey;
    }

    /// As written in settings, for example `openai_compatible`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Provider> of(String key) {
        for (Provider each : values()) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
