package dev.culprit.ui.services;

import dev.culprit.core.context.Change;
import java.util.List;
import java.util.Optional;

/// What people have entered by hand about what happened around a source. Calls reach a disk and block;
/// the window makes them on a background thread.
public interface EnteredChanges {
    /// In order of time.
    ///
    /// @param source location of the data as the log keeps it
    List<Change> of(String source);

    /// Answers with a sentence when it could not be kept.
    Optional<String> enter(String source, Change change);

    /// Takes back what was entered under that id; answers with a sentence when that failed.
    Optional<String> remove(String source, String id);
}
