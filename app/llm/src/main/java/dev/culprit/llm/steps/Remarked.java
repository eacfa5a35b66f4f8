package dev.culprit.llm.steps;

import java.util.List;

/// What was kept of an answer, and what was dropped and why.
record Remarked<T>(T value, List<String> dropped) {
    Remarked {
        dropped = List.copyOf(dropped);
    }

    static <T> Remarked<T> all(T value) {
        return new Remarked<>(value, List.of());
    }
}
