package dev.culprit.core.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A source as a person has set it up. Holds no secrets; those are with the [SecretStore] under the
/// profile's name.
///
/// @param name what users call it and what an investigation stores
/// @param type id of its [SourceType]
/// @param settings by the names of the type's fields; what is missing has the field's preset
public record SourceProfile(String name, String type, Map<String, String> settings) {
    public SourceProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A source needs a name");
        }
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public String setting(SourceField field) {
        return settings.getOrDefault(field.name(), field.preset()).strip();
    }

    /// What was left empty is the preset.
    public int number(SourceField field) {
        String value = setting(field);
        return Integer.parseInt(value.isEmpty() ? field.preset() : value);
    }

    public boolean flag(SourceField field) {
        return Boolean.parseBoolean(setting(field));
    }
}
