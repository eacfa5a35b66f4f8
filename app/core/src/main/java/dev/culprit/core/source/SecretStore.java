package dev.culprit.core.source;

/// Keeps what a source's settings must not hold: passwords, tokens, keys.
public interface SecretStore {
    Secrets of(String source);

    void put(String source, String field, Secret secret);

    /// Forgets all secrets of the source.
    void remove(String source);
}
