package dev.culprit.llm.chat;

/// Asks a language model and waits for its whole answer. Blocking: call it on a virtual thread.
/// Safe to use from many threads.
public interface ModelPort {

    /// The model's name as it was configured; part of the request's hash.
    String model();

    /// Answers only when the model ended its answer of its own accord; whatever else happens is a
    /// failure of a named kind, with what it cost.
    ///
    /// @param onText gets the answer while it grows, on the calling thread
    /// @param cancellation ends the call within 100 ms, as does an interrupt; the interrupt flag stays
    Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation) throws ModelException;
}
