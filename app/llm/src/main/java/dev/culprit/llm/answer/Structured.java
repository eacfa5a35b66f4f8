package dev.culprit.llm.answer;

/// An answer that could be read.
///
/// @param reasoning what the model said before the object
/// @param repaired whether it took a second turn
public record Structured<T>(T value, String reasoning, boolean repaired) {}
