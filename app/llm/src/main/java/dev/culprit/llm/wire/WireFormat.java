package dev.culprit.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.llm.chat.Provider;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.net.http.HttpRequest;

/// What the three protocols do differently outside their messages: where the key goes and how a
/// stream says that it is whole.
enum WireFormat {
    ANTHROPIC {
        @Override
        void authorize(HttpRequest.Builder request, String key) {
            request.setHeader("x-api-key", key);
        }

        @Override
        boolean isLast(JsonNode event) {
            return event.path("type").asText("").equals("message_stop");
        }

        @Override
        boolean isPart(JsonNode event) {
            return event.path("type").isTextual();
        }
    },
    OPENAI {
        @Override
        boolean isLast(JsonNode event) {
            return false;
        }

        @Override
        boolean isPart(JsonNode event) {
            return event.path("choices").isArray() || event.has("usage");
        }
    },
    OLLAMA {
        @Override
        boolean isLast(JsonNode event) {
            return event.path("done").asBoolean(false);
        }

        @Override
        boolean isPart(JsonNode event) {
            return event.has("message") || event.has("done");
        }
    };

    static WireFormat of(Provider provider) {
        return switch (provider) {
            case ANTHROPIC -> ANTHROPIC;
            case OPENAI, OPENAI_COMPATIBLE -> OPENAI;
            case OLLAMA -> OLLAMA;
        };
    }

    void authorize(HttpRequest.Builder request, String key) {
        request.setHeader("Authorization", "Bearer " + key);
    }

    /// The marker of the one protocol that ends with something other than an event in JSON.
    boolean isEndMarker(ServerSentEvent event) {
        return this == OPENAI && event.data().strip().equals("[DONE]");
    }

    /// Whether nothing follows that matters.
    abstract boolean isLast(JsonNode event);

    /// Whether it looks like an event of this protocol at all.
    abstract boolean isPart(JsonNode event);
}
