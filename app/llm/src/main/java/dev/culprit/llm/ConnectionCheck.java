package dev.culprit.llm;

import dev.culprit.llm.chat.FailureKind;
import java.time.Duration;

/// What came of *Test connection*.
public sealed interface ConnectionCheck {

    /// @param model as the provider calls it
    record Works(String model, Duration latency) implements ConnectionCheck {}

    /// @param sentence for the user; says what to do
    record Fails(FailureKind kind, String sentence) implements ConnectionCheck {}
}
