package dev.culprit.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.Optional;

/// Reads along with LangChain4j, which takes a stream that was cut for a short answer and says nothing
/// at all about garbage. Passes on nothing after the end or the first failure.
final class StreamWatch implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private final WireFormat format;
    private final ObjectMapper json;
    private final HttpFailures failures;
    private final BodyStream body;
    private boolean any;
    private boolean complete;
    private Optional<ModelException> failure = Optional.empty();

    StreamWatch(
            ServerSentEventListener listener,
            WireFormat format,
            ObjectMapper json,
            HttpFailures failures,
            BodyStream body) {
        this.listener = listener;
        this.format = format;
        this.json = json;
        this.failures = failures;
        this.body = body;
    }

    /// What was wrong with a stream that has been read to its end.
    Optional<ModelException> verdict() {
        if (failure.isPresent() || complete) {
            return failure;
        }
        return body.failure().or(() -> Optional.of(unfinished()));
    }

    private ModelException unfinished() {
        return any
                ? new ModelException(
                        FailureKind.CUT, "The model's answer broke off before its end.")
                : new ModelException(
                        FailureKind.NOT_AN_ANSWER,
                        "Something else came than the stream of a model's answer.");
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (failure.isPresent() || complete) {
            return;
        }
        judge(event);
        if (failure.isEmpty()) {
            listener.onEvent(event, context);
        }
    }

    private void judge(ServerSentEvent event) {
        if (event.data().isBlank()) {
            return;
        }
        any = true;
        if (format.isEndMarker(event)) {
            end();
            return;
        }
        try {
            judge(json.readTree(event.data()));
        } catch (JsonProcessingException garbage) {
            fail(garbage());
        }
    }

    private void judge(JsonNode event) {
        if (event.hasNonNull("error")) {
            fail(failures.within(event));
        } else if (format.isLast(event)) {
            end();
        } else if (!format.isPart(event)) {
            fail(garbage());
        }
    }

    private void end() {
        complete = true;
        body.expectEnd();
    }

    private void fail(ModelException why) {
        failure = Optional.of(why);
        body.close();
    }

    private static ModelException garbage() {
        return new ModelException(
                FailureKind.NOT_AN_ANSWER, "The stream of the answer holds something unreadable.");
    }

    @Override
    public void onError(Throwable broken) {
        listener.onError(broken);
    }

    @Override
    public void onClose() {
        listener.onClose();
    }
}
