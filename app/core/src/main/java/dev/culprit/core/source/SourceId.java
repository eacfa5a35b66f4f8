package dev.culprit.core.source;

/// The name under which a source of data is known: a configured name, a folder or a database.
public record SourceId(String value) {
    public SourceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A source needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
