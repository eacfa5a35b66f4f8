package dev.culprit.llm.wire;

import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Provider;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// LangChain4j's models, made for one call: without retries, without logs, and with a placeholder for
/// the key.
record WireModels(ModelProfile profile, HttpClient client, int maxTokens) {
    private static final String NO_KEY = "set-by-the-transport";

    ChatModel whole() {
        return switch (profile.provider()) {
            case ANTHROPIC ->
                    AnthropicChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .apiKey(NO_KEY)
                            .modelName(profile.model())
                            .temperature(temperature())
                            .maxTokens(maxTokens)
                            .maxRetries(0)
                            .build();
            case OPENAI, OPENAI_COMPATIBLE ->
                    OpenAiChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .apiKey(NO_KEY)
                            .modelName(profile.model())
                            .temperature(temperature())
                            .maxCompletionTokens(newName())
                            .maxTokens(oldName())
                            .maxRetries(0)
                            .build();
            case OLLAMA ->
                    OllamaChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .modelName(profile.model())
                            .temperature(temperature())
                            .numPredict(maxTokens)
                            .numCtx(profile.contextTokens())
                            .maxRetries(0)
                            .build();
        };
    }

    StreamingChatModel streaming() {
        return switch (profile.provider()) {
            case ANTHROPIC ->
                    AnthropicStreamingChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .apiKey(NO_KEY)
                            .modelName(profile.model())
                            .temperature(temperature())
                            .maxTokens(maxTokens)
                            .build();
            case OPENAI, OPENAI_COMPATIBLE ->
                    OpenAiStreamingChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .apiKey(NO_KEY)
                            .modelName(profile.model())
                            .temperature(temperature())
                            .maxCompletionTokens(newName())
                            .maxTokens(oldName())
                            .build();
            case OLLAMA ->
                    OllamaStreamingChatModel.builder()
                            .httpClientBuilder(given())
                            .baseUrl(base())
                            .modelName(profile.model())
                            .temperature(temperature())
                            .numPredict(maxTokens)
                            .numCtx(profile.contextTokens())
                            .build();
        };
    }

    /// Both spellings work, with and without the last slash.
    private String base() {
        String base = profile.endpoint().toString();
        return base.endsWith("/") ? base : base + "/";
    }

    /// OpenAI renamed the parameter, and its newer models refuse the old name; others know only that.
    private @Nullable Integer newName() {
        return profile.provider() == Provider.OPENAI ? maxTokens : null;
    }

    private @Nullable Integer oldName() {
        return profile.provider() == Provider.OPENAI ? null : maxTokens;
    }

    private @Nullable Double temperature() {
        return profile.temperature().orElse(null);
    }

    private HttpClientBuilder given() {
        return new Given(client);
    }

    /// Time-outs are the call's own business.
    private record Given(HttpClient client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
