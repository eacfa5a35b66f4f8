package dev.culprit.desktop.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.alert.InvalidAlertException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/// The fields of one JSON object, with their path for messages.
record Fields(JsonNode node, String path) {

    Optional<String> text(String name) throws InvalidAlertException {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw new InvalidAlertException(path + name + " is not a text.");
        }
        return Optional.of(value.asText()).filter(text -> !text.isBlank());
    }

    String required(String name) throws InvalidAlertException {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            throw new InvalidAlertException("The alert has no " + path + name + ".");
        }
        return value.get();
    }

    OptionalDouble number(String name) throws InvalidAlertException {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw new InvalidAlertException(path + name + " is not a number.");
        }
        return OptionalDouble.of(value.asDouble());
    }

    Optional<Fields> object(String name) throws InvalidAlertException {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw new InvalidAlertException(path + name + " is not an object.");
        }
        return Optional.of(new Fields(value, path + name + "."));
    }

    /// `2026-01-13 00:00:00`, also with a `T`, without a time, or with an offset.
    Optional<LocalDateTime> time(String name) throws InvalidAlertException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(utc(text.get().strip()));
        } catch (DateTimeException notATime) {
            throw new InvalidAlertException(
                    path + name + " is not a time: \"" + text.get() + "\".");
        }
    }

    private static LocalDateTime utc(String text) {
        String iso = text.replace(' ', 'T');
        if (iso.length() <= 10) {
            return LocalDate.parse(iso).atStartOfDay();
        }
        boolean offset = iso.endsWith("Z") || iso.substring(10).matches(".*[+-][0-9:]+");
        return offset
                ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : LocalDateTime.parse(iso);
    }
}
