package dev.culprit.llm.leash;

import dev.culprit.core.query.TestKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a test's result must show to support its hypothesis, declared before it runs.
public enum Expectation {
    RISES,
    FALLS,
    STAYS,
    SOME,
    NONE,
    /// Read freely; no rule applies.
    READING;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcomes that a kind of test can declare.
    public static List<Expectation> of(TestKind kind) {
        return switch (kind) {
            case CONTRAST, SERIES -> List.of(RISES, FALLS);
            case EXISTENCE -> List.of(SOME, NONE);
            case COUNT -> List.of(RISES, FALLS, STAYS);
            case FREE -> List.of(READING);
        };
    }

    static Optional<Expectation> of(String key) {
        for (Expectation each : values()) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
