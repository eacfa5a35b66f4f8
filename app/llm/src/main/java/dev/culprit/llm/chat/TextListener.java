package dev.culprit.llm.chat;

/// Follows an answer while it is being written. Must return quickly and must not throw.
@FunctionalInterface
public interface TextListener {
    TextListener NONE = piece -> {};

    void text(String piece);

    /// What came so far is void: the call is tried again from the start.
    default void restarted() {}
}
