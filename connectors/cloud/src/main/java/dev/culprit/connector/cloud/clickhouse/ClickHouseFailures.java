package dev.culprit.connector.cloud.clickhouse;

import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpFailures;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server's error codes mean; the list is `src/Common/ErrorCodes.cpp` of its sources. The
/// HTTP status says little: older servers answer 500 to everything.
final class ClickHouseFailures {
    /// Settings cannot be changed, or something would be written.
    static final int READ_ONLY = 164;

    private static final Pattern CODE = Pattern.compile("(?s)\\s*Code: (\\d+)[.,].*");

    private ClickHouseFailures() {}

    static ConnectorException of(HttpFailures failures, HttpAnswer answer) {
        String words = words(answer.text());
        return switch (code(answer)) {
            case 0 -> failures.status(answer.status(), words);
            case 159, 160, 209 -> failure(FailureKind.TIMEOUT, words);
            case 192, 193, 194, 497, 516 ->
                    failure(
                            FailureKind.AUTH,
                            "ClickHouse refuses the login or its rights: " + words);
            case 201, 202 -> failure(FailureKind.THROTTLED, "ClickHouse is busy: " + words);
            default -> failure(FailureKind.REJECTED, words);
        };
    }

    /// 0 when the answer names none.
    static int code(HttpAnswer answer) {
        String named = answer.header("X-ClickHouse-Exception-Code").orElse("");
        Matcher told = CODE.matcher(answer.text());
        return named.matches("\\d{1,6}")
                ? Integer.parseInt(named)
                : told.matches() ? Integer.parseInt(told.group(1)) : 0;
    }

    private static String words(String body) {
        String first = body.strip();
        return first.length() > 2000 ? first.substring(0, 2000) : first;
    }

    private static ConnectorException failure(FailureKind kind, String sentence) {
        return new ConnectorException(kind, sentence);
    }
}
