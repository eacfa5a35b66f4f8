package dev.culprit.analyst.subject;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Keys of tables: those the catalogue names, else those that sound like it.
public final class Keys {
    private Keys() {}

    /// @param assumptions where a key that was guessed is noted
    static List<String> of(Table fact, Alert alert, List<String> assumptions) {
        if (!fact.primaryKey().isEmpty()) {
            return fact.primaryKey();
        }
        if (alert.metric().kind() == MetricKind.DUPLICATE_RATE) {
            Optional<Column> watched = alert.metric().column().flatMap(fact::column);
            if (watched.isPresent()) {
                return List.of(watched.get().name());
            }
        }
        Optional<String> likely = likely(fact);
        likely.ifPresent(first ->
                assumptions.add(
                        "The catalogue names no key of "
                                + fact.name()
                                + "; "
                                + first
                                + " was taken."));
        return likely.stream().toList();
    }

    /// The first column where it sounds like a key.
    public static Optional<String> likely(Table table) {
        Column first = table.columns().getFirst();
        boolean typed = first.type() == DataType.TEXT || first.type() == DataType.INTEGER;
        return typed && soundsLikeKey(first.name()) ? Optional.of(first.name()) : Optional.empty();
    }

    static boolean soundsLikeKey(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id")
                || lower.endsWith("id")
                || lower.endsWith("_no")
                || lower.endsWith("key")
                || lower.endsWith("_nr")
                || lower.endsWith("number")
                || lower.endsWith("code")
                || lower.endsWith("uuid");
    }

    /// The same primary key, or, where none is named, the same first column and most of the others.
    /// A table that is only referred to has a key of its own.
    static boolean sameKey(Table table, Table watched) {
        if (!table.primaryKey().isEmpty() && !watched.primaryKey().isEmpty()) {
            return table.primaryKey().equals(watched.primaryKey());
        }
        String first = watched.columns().getFirst().name();
        return soundsLikeKey(first)
                && table.columns().getFirst().name().equalsIgnoreCase(first)
                && shared(table, watched) >= 0.5 * watched.columns().size();
    }

    static long shared(Table one, Table other) {
        return one.columns().stream()
                .filter(column -> other.column(column.name()).isPresent())
                .count();
    }
}
