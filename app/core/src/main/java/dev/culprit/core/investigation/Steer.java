package dev.culprit.core.investigation;

/// How a person can steer an investigation, besides adding hypotheses and ruling them out.
public enum Steer {
    /// Something the reasoner should know.
    ADD_CONTEXT,
    /// No further query: conclude from what is known.
    CONCLUDE,
    /// Take up an investigation that has ended.
    CONTINUE
}
