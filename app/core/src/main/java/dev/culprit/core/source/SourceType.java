package dev.culprit.core.source;

import java.util.List;
import java.util.Optional;

/// A kind of source that can be set up.
///
/// @param id stored name, for example `postgresql`
/// @param label the product's own name, for example `PostgreSQL`; the same in all languages
public record SourceType(String id, String label, List<SourceField> fields) {
    public SourceType {
        fields = List.copyOf(fields);
    }

    public static SourceType of(String id, String label, SourceField... fields) {
        return new SourceType(id, label, List.of(fields));
    }

    public Optional<SourceField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// What is wrong with a profile of this type, as a sentence; empty when nothing is. Settings that
    /// no field asks for are refused: a driver's property can name files to write or classes to load.
    public Optional<String> problem(SourceProfile profile) {
        Optional<String> unknown =
                profile.settings().keySet().stream()
                        .filter(name -> field(name).filter(SourceType::isPlain).isEmpty())
                        .findFirst()
                        .map(name -> label + " has no setting " + name + ".");
        return unknown.or(() ->
                fields.stream().flatMap(field -> problem(field, profile).stream()).findFirst());
    }

    private static boolean isPlain(SourceField field) {
        return field.kind() != SourceField.Kind.SECRET;
    }

    /// What [SourceProfile#number] can read.
    private static boolean isNumber(String value) {
        return value.matches("\\d{1,10}") && Long.parseLong(value) <= Integer.MAX_VALUE;
    }

    private Optional<String> problem(SourceField field, SourceProfile profile) {
        String value = profile.setting(field);
        return switch (field.kind()) {
            case SECRET -> Optional.empty();
            case NUMBER ->
                    isNumber(value) || (value.isEmpty() && !field.required())
                            ? Optional.empty()
                            : Optional.of(
                                    field.name()
                                            + (value.matches("\\d+")
                                                    ? " is a number up to " + Integer.MAX_VALUE
                                                    : " is a number")
                                            + ", not "
                                            + value
                                            + ".");
            case CHOICE ->
                    field.choices().contains(value)
                            ? Optional.empty()
                            : Optional.of(
                                    field.name()
                                            + " is one of "
                                            + String.join(", ", field.choices())
                                            + ", not "
                                            + value
                                            + ".");
            case FLAG ->
                    List.of("true", "false").contains(value)
                            ? Optional.empty()
                            : Optional.of(field.name() + " is true or false, not " + value + ".");
            case TEXT, FILE, FOLDER ->
                    field.required() && value.isBlank()
                            ? Optional.of(label + " needs the setting " + field.name() + ".")
                            : Optional.empty();
        };
    }
}
