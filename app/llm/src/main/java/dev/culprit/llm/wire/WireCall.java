package dev.culprit.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelProfile;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// LangChain4j's HTTP client for exactly one call. Everything happens on the asking thread. What goes
/// wrong is kept here, because LangChain4j loses or rewraps it; the key is put in here, so that
/// LangChain4j never has it.
final class WireCall implements HttpClient {
    private static final long BODY_CAP = 8L << 20;
    private static final long ERROR_BODY_CAP = 64L << 10;
    private static final Set<String> NOT_PASSED_ON =
            Set.of("authorization", "x-api-key", "connection", "content-length", "host", "expect");

    private final Transport transport;
    private final ModelProfile profile;
    private final Optional<String> key;
    private final Cancellation cancellation;
    private final ObjectMapper json;
    private final WireFormat format;
    private final HttpFailures failures;
    private Optional<ModelException> failure = Optional.empty();
    private Optional<RuntimeException> bug = Optional.empty();
    private boolean answering;

    /// Says only that something went wrong; what, stands in the call.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super("The call failed", null, false, false);
        }
    }

    /// @param cancellation with a deadline
    WireCall(
            Transport transport,
            ModelProfile profile,
            Optional<String> key,
            Cancellation cancellation,
            ObjectMapper json) {
        this.transport = transport;
        this.profile = profile;
        this.key = key;
        this.cancellation = cancellation;
        this.json = json;
        this.format = WireFormat.of(profile.provider());
        this.failures = new HttpFailures(new ProviderWords(key), transport.clock());
    }

    Optional<ModelException> failure() {
        return failure;
    }

    /// A bug of ours must not pass for an unreadable answer.
    void rethrowBug() {
        if (bug.isPresent()) {
            throw bug.get();
        }
    }

    /// Whether the provider began to answer; then the call costs, whatever becomes of it.
    boolean answering() {
        return answering;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            HttpResponse<BodyStream> response = send(request, Optional.empty());
            try (BodyStream body = response.body()) {
                byte[] bytes = read(body);
                checkWhole(bytes);
                return SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .body(bytes)
                        .build();
            }
        } catch (ModelException failed) {
            failure = Optional.of(failed);
            throw new Failed();
        } catch (RuntimeException thrown) {
            bug = Optional.of(thrown);
            throw new Failed();
        }
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<BodyStream> response =
                    send(request, Optional.of(profile.timeouts().idle()));
            try (BodyStream body = response.body()) {
                StreamWatch watch = new StreamWatch(listener, format, json, failures, body);
                watch.onOpen(
                        SuccessfulHttpResponse.builder()
                                .statusCode(response.statusCode())
                                .headers(response.headers().map())
                                .build());
                parser.parse(body, watch);
                failure = watch.verdict();
                watch.onClose();
            }
        } catch (ModelException failed) {
            failure = Optional.of(failed);
        } catch (RuntimeException thrown) {
            bug = Optional.of(thrown);
        }
        if (failure.isPresent() || bug.isPresent()) {
            listener.onError(new Failed());
        }
    }

    private HttpResponse<BodyStream> send(HttpRequest request, Optional<Duration> idle)
            throws ModelException {
        URI target = URI.create(request.url());
        new HostRule(profile.endpoint(), transport.localOnly(), key.isPresent()).check(target);
        HttpResponse<BodyStream> response =
                Sending.of(
                        transport.client(),
                        translated(target, request),
                        _ -> new BodyStream(cancellation, idle, BODY_CAP),
                        cancellation);
        if (response.statusCode() == 200) {
            answering = true;
            checkNoPage(response);
            return response;
        }
        try (BodyStream body = response.body()) {
            throw failures.of(response.statusCode(), response.headers(), errorBody(body));
        }
    }

    private java.net.http.HttpRequest translated(URI target, HttpRequest request) {
        var translated =
                java.net.http.HttpRequest.newBuilder(target)
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        request.body(), StandardCharsets.UTF_8));
        request.headers()
                .forEach((name, values) -> {
                    if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> translated.header(name, value));
                    }
                });
        profile.headers().forEach(translated::setHeader);
        key.ifPresent(it -> format.authorize(translated, it));
        return translated.build();
    }

    private static void checkNoPage(HttpResponse<BodyStream> response) throws ModelException {
        String type = response.headers().firstValue("content-type").orElse("");
        if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            response.body().close();
            throw new ModelException(
                    FailureKind.NOT_AN_ANSWER,
                    "A web page came instead of a model's answer. Check the endpoint in the"
                            + " settings, and whether a proxy asks for a login.");
        }
    }

    private static byte[] read(BodyStream body) throws ModelException {
        try {
            return body.readAllBytes();
        } catch (IOException stopped) {
            throw body.failure().orElseThrow(() -> new IllegalStateException(stopped));
        }
    }

    private void checkWhole(byte[] bytes) throws ModelException {
        JsonNode body;
        try {
            body = json.readTree(bytes);
        } catch (IOException unreadable) {
            if (isBegunObject(bytes)) {
                throw new ModelException(FailureKind.CUT, "The model's answer is incomplete.");
            }
            body = MissingNode.getInstance();
        }
        if (body.hasNonNull("error")) {
            throw failures.within(body);
        }
        if (!body.isObject() || body.isEmpty()) {
            throw new ModelException(
                    FailureKind.NOT_AN_ANSWER, "Something else came than a model's answer.");
        }
    }

    private static boolean isBegunObject(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && !text.endsWith("}");
    }

    private JsonNode errorBody(BodyStream body) throws ModelException {
        try {
            return json.readTree(body.readNBytes((int) ERROR_BODY_CAP));
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        } catch (IOException broken) {
            Optional<ModelException> stopped =
                    body.failure().filter(it -> it.kind() == FailureKind.CANCELLED);
            if (stopped.isPresent()) {
                throw stopped.get();
            }
            return MissingNode.getInstance();
        }
    }
}
