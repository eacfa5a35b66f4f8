package dev.culprit.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What a status other than 200 means.
final class HttpFailures {
    private final ProviderWords words;
    private final InstantSource clock;

    HttpFailures(ProviderWords words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
    }

    ModelException of(int status, HttpHeaders headers, JsonNode body) {
        ModelException failure = new ModelException(kind(status, body), sentence(status, body));
        return failure.kind().passing()
                ? retryAfter(headers).map(failure::after).orElse(failure)
                : failure;
    }

    /// An error within a stream, or one that came with status 200.
    ModelException within(JsonNode body) {
        return new ModelException(
                innerKind(body.path("error").path("type").asText("")),
                "The provider broke off with an error" + said(body) + ".");
    }

    /// The type names are Anthropic's; OpenAI uses some of them, Ollama none.
    private static FailureKind innerKind(String type) {
        return switch (type) {
            case "authentication_error", "permission_error" -> FailureKind.KEY_REJECTED;
            case "invalid_request_error", "not_found_error" -> FailureKind.BAD_REQUEST;
            case "request_too_large" -> FailureKind.TOO_LARGE;
            case "rate_limit_error" -> FailureKind.RATE_LIMITED;
            default -> FailureKind.OVERLOADED;
        };
    }

    private static FailureKind kind(int status, JsonNode body) {
        if (status == 429 && isOutOfCredit(body)) {
            return FailureKind.BAD_REQUEST;
        }
        return switch (status) {
            case 401, 403 -> FailureKind.KEY_REJECTED;
            case 408 -> FailureKind.OVERLOADED;
            case 413 -> FailureKind.TOO_LARGE;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> {
                if (status >= 500) {
                    yield FailureKind.OVERLOADED;
                }
                if (status >= 400) {
                    yield FailureKind.BAD_REQUEST;
                }
                yield status >= 300 ? FailureKind.BLOCKED : FailureKind.NOT_AN_ANSWER;
            }
        };
    }

    private static boolean isOutOfCredit(JsonNode body) {
        return body.path("error").path("code").asText("").equals("insufficient_quota");
    }

    private String sentence(int status, JsonNode body) {
        return switch (kind(status, body)) {
            case KEY_REJECTED ->
                    "The provider rejected the key (HTTP "
                            + status
                            + "). Check the key in the settings.";
            case RATE_LIMITED -> "The provider limits how often it is asked (HTTP 429).";
            case OVERLOADED ->
                    "The provider has trouble of its own (HTTP " + status + ")" + said(body) + ".";
            case TOO_LARGE -> "The provider finds the question too large (HTTP 413).";
            case BLOCKED ->
                    "The provider points to another address (HTTP "
                            + status
                            + "), which is not followed. Check the endpoint in the settings.";
            default ->
                    "The provider does not accept the request (HTTP "
                            + status
                            + ")"
                            + said(body)
                            + ".";
        };
    }

    private String said(JsonNode body) {
        return words.of(body).map(it -> ": " + it.replaceFirst("\\.+$", "")).orElse("");
    }

    private Optional<Duration> retryAfter(HttpHeaders headers) {
        Optional<Duration> fine =
                headers.firstValue("retry-after-ms").flatMap(it -> seconds(it, 0.001));
        return fine.isPresent()
                ? fine
                : headers.firstValue("retry-after")
                        .flatMap(it -> seconds(it, 1).or(() -> until(it)));
    }

    private static Optional<Duration> seconds(String number, double unit) {
        try {
            double seconds = Double.parseDouble(number.strip()) * unit;
            return seconds >= 0 && seconds < 1e6
                    ? Optional.of(Duration.ofNanos((long) (seconds * 1e9)))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Optional<Duration> until(String date) {
        try {
            var then = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), then.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
