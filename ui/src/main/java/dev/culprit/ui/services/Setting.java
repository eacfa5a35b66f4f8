package dev.culprit.ui.services;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that a person can decide for good. Its name, explanation and values in words are texts
/// under `setting.` and the key.
///
/// @param key by which it is stored and named on the command line
/// @param standard the value that holds while nothing else was decided
public record Setting(String key, Section section, Kind kind, String standard) {
    public static final String ON = "on";
    public static final String OFF = "off";
    public static final String SYSTEM = "system";

    public enum Section {
        APPEARANCE,
        REGION,
        INVESTIGATION,
        APPROVAL,
        NOTIFICATION,
        PRIVACY
    }

    /// Which values it can have.
    public sealed interface Kind {

        /// One of a few words.
        record Choice(List<String> values) implements Kind {
            public Choice {
                values = List.copyOf(values);
            }
        }

        /// A whole number, both ends included.
        record Whole(long least, long most) implements Kind {}

        /// On or off.
        record Flag() implements Kind {}

        /// A time zone by its name, or that of the machine.
        record Zone() implements Kind {}
    }

    public Setting {
        if (read(kind, standard).isEmpty()) {
            throw new IllegalArgumentException(standard + " is no value of " + key);
        }
    }

    static Setting choice(String key, Section section, String standard, String... others) {
        return new Setting(
                key,
                section,
                new Kind.Choice(Stream.concat(Stream.of(standard), Stream.of(others)).toList()),
                standard);
    }

    static Setting whole(String key, Section section, long standard, long least, long most) {
        return new Setting(key, section, new Kind.Whole(least, most), String.valueOf(standard));
    }

    static Setting flag(String key, Section section, boolean standard) {
        return new Setting(key, section, new Kind.Flag(), standard ? ON : OFF);
    }

    /// A text as the value it stands for; empty when it stands for none.
    public Optional<String> read(String text) {
        return read(kind, text);
    }

    /// The values that can be chosen without typing.
    public List<String> choices() {
        return switch (kind) {
            case Kind.Choice(var values) -> values;
            case Kind.Flag() -> List.of(ON, OFF);
            case Kind.Whole _, Kind.Zone _ -> List.of();
        };
    }

    private static Optional<String> read(Kind kind, String text) {
        String given = text.strip();
        return switch (kind) {
            case Kind.Choice(var values) -> oneOf(values, given);
            case Kind.Flag() -> oneOf(List.of(ON, OFF), given);
            case Kind.Whole(long least, long most) -> whole(given, least, most);
            case Kind.Zone() -> zone(given);
        };
    }

    private static Optional<String> oneOf(List<String> values, String given) {
        String small = given.toLowerCase(Locale.ROOT);
        return values.stream().filter(small::equals).findFirst();
    }

    private static Optional<String> whole(String given, long least, long most) {
        try {
            long number = Long.parseLong(given);
            return Optional.of(number)
                    .filter(each -> each >= least && each <= most)
                    .map(String::valueOf);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> zone(String given) {
        if (given.equalsIgnoreCase(SYSTEM)) {
            return Optional.of(SYSTEM);
        }
        try {
            return Optional.of(ZoneId.of(given).getId());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
