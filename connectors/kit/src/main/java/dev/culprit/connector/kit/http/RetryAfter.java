package dev.culprit.connector.kit.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// How long to wait before a server is asked again: what it says itself, else twice as long each
/// time.
final class RetryAfter {
    private static final Duration FIRST = Duration.ofMillis(250);

    private RetryAfter() {}

    /// @param tries how often it was asked already, from 1
    static Duration of(HttpAnswer answer, int tries, InstantSource clock) {
        return answer.header("Retry-After")
                .map(value -> read(value.strip(), clock))
                .filter(wait -> !wait.isNegative())
                .orElseGet(() -> FIRST.multipliedBy(1L << Math.min(tries - 1, 6)));
    }

    /// Seconds or a date, as RFC 9110 section 10.2.3 has it; negative when it is neither.
    private static Duration read(String value, InstantSource clock) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException neither) {
            return Duration.ofSeconds(-1);
        }
    }
}
