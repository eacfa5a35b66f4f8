package dev.culprit.llm.leash;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Times as results and models write them.
public final class Times {
    private Times() {}

    /// A date, or a date and a time with a blank or a `T`; fractions and a final `Z` are allowed.
    public static Optional<LocalDateTime> parse(String text) {
        String plain = text.strip().replace(' ', 'T').replaceAll("(Z|\\+00(:?00)?)$", "");
        try {
            return Optional.of(
                    plain.contains("T")
                            ? LocalDateTime.parse(plain)
                            : LocalDate.parse(plain).atStartOfDay());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
