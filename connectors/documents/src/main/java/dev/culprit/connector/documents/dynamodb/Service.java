package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.connector.kit.http.Pause;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// DynamoDB's JSON protocol over signed requests. The service says with status 400 what others say
/// with 429: read capacity is bought by the second, so patience helps.
final class Service implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 7;

    private static final Set<String> BUSY =
            Set.of(
                    "ProvisionedThroughputExceededException",
                    "ThrottlingException",
                    "RequestLimitExceeded",
                    "InternalServerError",
                    "ServiceUnavailable");
    private static final Set<String> LOGIN =
            Set.of(
                    "UnrecognizedClientException",
                    "AccessDeniedException",
                    "ExpiredTokenException",
                    "IncompleteSignatureException",
                    "InvalidSignatureException",
                    "MissingAuthenticationTokenException");

    private final URI root;
    private final SigV4 signer;
    private final HttpService http;
    private final Pause pause;
    private final Duration patience;

    Service(DynamoDbSettings settings) throws ConnectorException {
        this(settings, Pause.REAL, PATIENCE);
    }

    /// @param patience for one operation with all its repetitions
    Service(DynamoDbSettings settings, Pause pause, Duration patience) throws ConnectorException {
        this.root = settings.root();
        this.signer = settings.signer();
        this.pause = pause;
        this.patience = patience;
        this.http =
                new HttpService(
                        "DynamoDB",
                        new Addresses(settings.allowHttp(), Set.of()),
                        HttpAnswer::text);
    }

    /// @throws ConnectorException with the service's own words
    JsonNode ask(Operation operation, JsonNode request)
            throws ConnectorException, InterruptedException {
        Deadline deadline = Deadline.in(patience);
        HttpCall call =
                HttpCall.post(root, "application/x-amz-json-1.0", request.toString())
                        .header("X-Amz-Target", operation.target())
                        .repeatable(true);
        for (int tries = 0; ; tries++) {
            HttpAnswer answer =
                    http.send(signer.sign(call, InstantSource.system().instant()), deadline);
            JsonNode body = parse(answer);
            if (answer.succeeded()) {
                return body;
            }
            String type = type(body);
            Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
            if (!BUSY.contains(type) || wait.compareTo(deadline.remaining()) >= 0) {
                throw failure(answer, type, words(body));
            }
            pause.take(wait);
        }
    }

    private ConnectorException failure(HttpAnswer answer, String type, String words) {
        String said = type + (words.isEmpty() ? "" : ": " + words);
        if (LOGIN.contains(type)) {
            return new ConnectorException(
                    FailureKind.AUTH, "DynamoDB refuses the login or its rights: " + said);
        }
        if (BUSY.contains(type)) {
            return new ConnectorException(
                    FailureKind.THROTTLED, "DynamoDB asks for fewer requests: " + said);
        }
        return http.failures().status(answer.status(), said);
    }

    private static JsonNode parse(HttpAnswer answer) throws ConnectorException {
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException strange) {
            throw new ConnectorException(
                    answer.succeeded() ? FailureKind.REJECTED : FailureKind.INTERNAL,
                    "What answers does not speak like DynamoDB (status " + answer.status() + ").",
                    strange);
        }
    }

    /// `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException` without its first part.
    private static String type(JsonNode body) {
        return body.path("__type").asText().replaceFirst(".*#", "");
    }

    private static String words(JsonNode body) {
        return body.path(body.has("message") ? "message" : "Message").asText();
    }

    @Override
    public void close() {
        http.close();
    }
}
