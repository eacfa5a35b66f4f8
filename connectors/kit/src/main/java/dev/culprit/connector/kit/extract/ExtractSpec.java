package dev.culprit.connector.kit.extract;

import dev.culprit.connector.kit.extract.ObjectRead.Order;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is read of a source, and how much of it at most.
///
/// @param objects only these; empty for all that the source has
/// @param fields `field` for every object or `object.field` for one; empty for all
/// @param timeFields as `fields`: by which a row is recent
/// @param days rows older than that are left out where a time field is known; 0 for none
/// @param rows of each object
/// @param bytes of all objects together, as JSON
/// @param fresh an extract that is older is made anew
public record ExtractSpec(
        List<String> objects,
        List<String> fields,
        List<String> timeFields,
        int days,
        long rows,
        long bytes,
        long requests,
        Duration time,
        Order order,
        Duration fresh) {
    public static final SourceField OBJECTS = SourceField.optional("objects");
    public static final SourceField FIELDS = SourceField.optional("fields");
    public static final SourceField TIME_FIELDS = SourceField.optional("time_fields");
    public static final SourceField DAYS = SourceField.number("days", 0);
    public static final SourceField MAX_ROWS = SourceField.number("max_rows", 1_000_000);
    public static final SourceField MAX_MB = SourceField.number("max_mb", 500);
    public static final SourceField MAX_REQUESTS = SourceField.number("max_requests", 10_000);
    public static final SourceField MAX_MINUTES = SourceField.number("max_minutes", 10);
    public static final SourceField ORDER = SourceField.choice("order", "auto", "recent", "random");
    public static final SourceField FRESH_MINUTES = SourceField.number("fresh_minutes", 60);

    private static final long SEED = 20_260_101;

    public ExtractSpec {
        objects = List.copyOf(objects);
        fields = List.copyOf(fields);
        timeFields = List.copyOf(timeFields);
    }

    /// A source's own fields followed by those of every extract.
    public static SourceField[] after(SourceField... own) {
        List<SourceField> all = new ArrayList<>(List.of(own));
        all.addAll(
                List.of(
                        OBJECTS,
                        FIELDS,
                        TIME_FIELDS,
                        DAYS,
                        MAX_ROWS,
                        MAX_MB,
                        MAX_REQUESTS,
                        MAX_MINUTES,
                        ORDER,
                        FRESH_MINUTES));
        return all.toArray(SourceField[]::new);
    }

    public static ExtractSpec of(SourceProfile profile) throws ConnectorException {
        return new ExtractSpec(
                profile.list(OBJECTS),
                profile.list(FIELDS),
                profile.list(TIME_FIELDS),
                (int) number(profile, DAYS, 0, 36_500),
                number(profile, MAX_ROWS, 1, 100_000_000),
                number(profile, MAX_MB, 1, 100_000) << 20,
                number(profile, MAX_REQUESTS, 1, 10_000_000),
                Duration.ofMinutes(number(profile, MAX_MINUTES, 1, 1440)),
                Order.valueOf(profile.setting(ORDER).toUpperCase(Locale.ROOT)),
                Duration.ofMinutes(number(profile, FRESH_MINUTES, 0, 525_600)));
    }

    private static long number(SourceProfile profile, SourceField field, long least, long most)
            throws ConnectorException {
        long value = Long.parseLong(profile.setting(field));
        if (value < least || value > most) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    field.name() + " is a number from " + least + " to " + most + ".");
        }
        return value;
    }

    ObjectRead read(String object, Instant now) {
        Optional<String> time = of(object, timeFields).stream().findFirst();
        Optional<Instant> since =
                days == 0 ? Optional.empty() : time.map(_ -> now.minus(Duration.ofDays(days)));
        return new ObjectRead(object, of(object, fields), time, since, order, rows, SEED);
    }

    /// The names meant for an object: `object.field` when its first part is the object's name.
    private static List<String> of(String object, List<String> names) {
        List<String> own =
                names.stream()
                        .filter(name -> name.startsWith(object + "."))
                        .map(name -> name.substring(object.length() + 1))
                        .toList();
        return own.isEmpty() ? names.stream().filter(name -> !name.contains(".")).toList() : own;
    }
}
