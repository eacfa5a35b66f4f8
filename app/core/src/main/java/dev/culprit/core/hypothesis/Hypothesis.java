package dev.culprit.core.hypothesis;

/// A hypothesis of an investigation.
///
/// @param author the reasoner or person who proposed it
public record Hypothesis(HypothesisId id, HypothesisDraft draft, String author) {
    public String title() {
        return draft.title();
    }
}
