package dev.culprit.core.context;

import java.util.List;

/// Finds what is linked to a source of data.
public interface ContextSources {
    /// Nothing is linked to anything.
    ContextSources NONE = (source, links) -> List.of();

    /// What is linked to a source, in a lasting order. Never fails: what is not there fails when it is
    /// asked.
    ///
    /// @param source location of the data as the log keeps it
    /// @param links further places that hold context, as a user gave them for one investigation
    List<ContextSource> of(String source, List<String> links);
}
