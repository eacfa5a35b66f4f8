package dev.culprit.llm.wire;

import dev.culprit.llm.chat.TextListener;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;

/// An answer while it is being written.
final class Growing implements StreamingChatResponseHandler {
    private final TextListener listener;
    private final StringBuilder text = new StringBuilder();
    private Optional<RuntimeException> bug = Optional.empty();
    private Optional<ChatResponse> complete = Optional.empty();

    Growing(TextListener listener) {
        this.listener = listener;
    }

    String text() {
        return text.toString();
    }

    Optional<ChatResponse> complete() {
        return complete;
    }

    /// LangChain4j swallows what a listener throws.
    void rethrow() {
        if (bug.isPresent()) {
            throw bug.get();
        }
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
        if (bug.isEmpty()) {
            try {
                listener.text(piece);
            } catch (RuntimeException thrown) {
                bug = Optional.of(thrown);
            }
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        complete = Optional.of(response);
    }

    /// The call knows better what went wrong.
    @Override
    public void onError(Throwable ignored) {}
}
