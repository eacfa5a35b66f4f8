package dev.culprit.desktop.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Fields of truths and findings, read as forgivingly as the scoring rules ask.
final class ScoredJson {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("y-M-d[ H[:m[:s]]]")
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT);
    private static final int TO_THE_SECOND = "2026-01-10 00:00:00".length();

    private ScoredJson() {}

    /// The text of a value; nothing is the empty text. Truth values are written as Python prints them.
    static String text(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "True" : "False";
        }
        return value.isNull() ? "" : value.asText("");
    }

    /// A list, or the one value that stands where a list is asked for.
    static List<JsonNode> list(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
    }

    /// `"shop"."Orders"` and `orders` are the same name.
    static String shortName(String name) {
        String bare = unquoted(name.strip());
        return unquoted(bare.substring(bare.lastIndexOf('.') + 1)).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String name) {
        return name.replaceAll("^[\"`]+|[\"`]+$", "");
    }

    /// A time to the second, its offset and fraction left away; nothing when it is no time.
    static Optional<LocalDateTime> time(JsonNode value) {
        String text = text(value).strip().replace('T', ' ').replaceAll("Z+$", "");
        boolean longer = text.length() > TO_THE_SECOND;
        if (longer && ".+-".indexOf(text.charAt(TO_THE_SECOND)) >= 0) {
            text = text.substring(0, TO_THE_SECOND);
        }
        try {
            return Optional.of(LocalDateTime.parse(text, TIME));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
