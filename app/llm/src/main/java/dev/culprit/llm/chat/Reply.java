package dev.culprit.llm.chat;

import java.time.Duration;

/// A whole answer: the model ended it itself.
///
/// @param model as the provider calls it, often with a date
/// @param elapsed of the attempt that succeeded
public record Reply(String text, TokenUse tokens, String model, Duration elapsed) {}
