package dev.culprit.ui.services;

import java.util.Optional;

/// Remembers what the user chose, between starts.
public interface Preferences {
    Optional<String> get(String key);

    /// The folder where all local state is kept, as text; empty where nothing is.
    default String home() {
        return "";
    }

    /// @return whether it is remembered beyond this run
    boolean put(String key, String value);

    /// @return whether that is remembered beyond this run
    boolean remove(String key);

    /// Nothing remembered beyond this run.
    static Preferences inMemory() {
        var values = new java.util.concurrent.ConcurrentHashMap<String, String>();
        return new Preferences() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public boolean put(String key, String value) {
                values.put(key, value);
                return true;
            }

            @Override
            public boolean remove(String key) {
                values.remove(key);
                return true;
            }
        };
    }
}
