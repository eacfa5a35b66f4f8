package dev.culprit.core.source;

import java.util.List;

/// One setting that a kind of source asks for.
///
/// @param name as it is stored and given on the command line, for example `host`
/// @param preset what holds when nothing is given; empty for none
/// @param choices the allowed values of a `CHOICE`; empty for other kinds
public record SourceField(
        String name, Kind kind, boolean required, String preset, List<String> choices) {

    /// What a form asks with. A `SECRET` is kept by the [SecretStore] and never in a profile.
    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        FLAG,
        FILE,
        FOLDER,
        SECRET
    }

    public SourceField {
        choices = List.copyOf(choices);
    }

    public static SourceField required(String name) {
        return new SourceField(name, Kind.TEXT, true, "", List.of());
    }

    public static SourceField optional(String name) {
        return optional(name, "");
    }

    public static SourceField optional(String name, String preset) {
        return new SourceField(name, Kind.TEXT, false, preset, List.of());
    }

    public static SourceField number(String name, long preset) {
        return new SourceField(name, Kind.NUMBER, false, Long.toString(preset), List.of());
    }

    public static SourceField flag(String name, boolean preset) {
        return new SourceField(name, Kind.FLAG, false, Boolean.toString(preset), List.of());
    }

    /// @param choices the first is the preset
    public static SourceField choice(String name, String... choices) {
        return new SourceField(name, Kind.CHOICE, false, choices[0], List.of(choices));
    }

    public static SourceField file(String name, boolean required) {
        return new SourceField(name, Kind.FILE, required, "", List.of());
    }

    public static SourceField folder(String name, boolean required) {
        return new SourceField(name, Kind.FOLDER, required, "", List.of());
    }

    public static SourceField secret(String name, boolean required) {
        return new SourceField(name, Kind.SECRET, required, "", List.of());
    }
}
