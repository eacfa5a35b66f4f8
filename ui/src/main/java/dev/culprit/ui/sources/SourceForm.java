package dev.culprit.ui.sources;

import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.ui.i18n.Messages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The settings of a source as typed: one text per field of its type. What is typed into a field stays
/// when the type changes to one that has the field too.
final class SourceForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Optional<SourceType>> type =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty existing = new SimpleBooleanProperty();
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, Boolean> stored = new HashMap<>();

    /// Begins a new one.
    void begin(SourceType first) {
        clear();
        existing.set(false);
        name.set("");
        type.set(Optional.of(first));
    }

    /// Fills in a stored one.
    ///
    /// @param hasSecret whether the secret of that field is known
    void show(SourceProfile profile, SourceType of, Predicate<String> hasSecret) {
        clear();
        name.set(profile.name());
        existing.set(true);
        for (SourceField field : of.fields()) {
            if (field.kind() == SourceField.Kind.SECRET) {
                stored.put(field.name(), hasSecret.test(field.name()));
            } else {
                value(field).set(profile.setting(field));
            }
        }
        type.set(Optional.of(of));
    }

    private void clear() {
        type.set(Optional.empty());
        values.clear();
        stored.clear();
    }

    /// What is wrong, as a sentence.
    Optional<String> problem(Messages messages) {
        if (name.get().isBlank()) {
            return Optional.of(messages.get("sources.noName"));
        }
        if (type.get().isEmpty()) {
            return Optional.of(messages.get("sources.noType"));
        }
        return type.get().orElseThrow().fields().stream()
                .filter(SourceField::required)
                .filter(this::isMissing)
                .findFirst()
                .map(field -> messages.get("sources.missing", label(messages, field)));
    }

    private boolean isMissing(SourceField field) {
        return value(field).get().isBlank() && !hasSecret(field);
    }

    /// Only when there is no [#problem].
    SourceProfile profile() {
        Map<String, String> settings = new TreeMap<>();
        SourceType chosen = type.get().orElseThrow();
        for (SourceField field : chosen.fields()) {
            String value = value(field).get().strip();
            boolean kept = field.kind() != SourceField.Kind.SECRET && !value.isEmpty();
            if (kept && !value.equals(field.preset())) {
                settings.put(field.name(), value);
            }
        }
        return new SourceProfile(name.get().strip(), chosen.id(), settings);
    }

    /// Secrets that were typed.
    Map<String, Secret> secrets() {
        Map<String, Secret> typed = new HashMap<>();
        for (SourceField field : type.get().orElseThrow().fields()) {
            String value = value(field).get();
            if (field.kind() == SourceField.Kind.SECRET && !value.isBlank()) {
                typed.put(field.name(), Secret.of(value));
            }
        }
        return typed;
    }

    /// What a field is called.
    static String label(Messages messages, SourceField field) {
        return messages.find("source.field." + field.name())
                .orElseGet(() -> {
                    String words = field.name().replace('_', ' ');
                    return words.substring(0, 1).toUpperCase(messages.locale())
                            + words.substring(1);
                });
    }

    StringProperty value(SourceField field) {
        return values.computeIfAbsent(field.name(), _ -> new SimpleStringProperty(field.preset()));
    }

    /// Whether the secret of a field is known already.
    boolean hasSecret(SourceField field) {
        return stored.getOrDefault(field.name(), false);
    }

    StringProperty name() {
        return name;
    }

    ObjectProperty<Optional<SourceType>> type() {
        return type;
    }

    /// Whether it is stored under its name, which cannot change then.
    BooleanProperty existing() {
        return existing;
    }
}
