package dev.culprit.core.context;

import java.util.List;

/// What people linked to sources and entered by hand. A source is known by its location or configured
/// name, as it is given to an investigation.
public interface ContextBook {
    /// Places that hold context of a source, in the order in which they were linked.
    List<String> links(String source);

    void link(String source, String place);

    /// Does nothing when it is not linked.
    void unlink(String source, String place);

    /// What was entered by hand, in order of time.
    List<Change> entered(String source);

    void enter(String source, Change change);

    /// Takes back what was entered under that id.
    void remove(String source, String id);
}
