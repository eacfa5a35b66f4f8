package dev.culprit.ui.services;

import java.util.Optional;

/// Remembers what the user chose, between starts.
public interface Preferences {
    Optional<String> get(String key);

    void put(String key, String value);

    /// Nothing remembered beyond this run.
    static Preferences inMemory() {
        var values = new java.util.concurrent.ConcurrentHashMap<String, String>();
        return new Preferences() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
