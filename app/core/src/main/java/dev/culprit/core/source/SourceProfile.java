package dev.culprit.core.source;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

    /// What stands between commas; empty for a setting that was left empty.
    public List<String> list(SourceField field) {
        return list(setting(field));
    }

    /// What stands between commas in any text.
    public static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    public boolean flag(SourceField field) {
        return Boolean.parseBoolean(setting(field));
    }
}
