package dev.culprit.connector.metadata.reading;

import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of tables in the spellings of other tools.
public final class TableNames {
    private static final Pattern PART =
            Pattern.compile("\"([^\"]*)\"|`([^`]*)`|\\[([^\\]]*)\\]|([^.]+)");

    private TableNames() {}

    /// `db.schema.table` with or without quotes, or the path of a file.
    public static Optional<TableName> of(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > 500) {
            return Optional.empty();
        }
        if (plain.contains("/") || plain.contains("\\")) {
            return file(plain);
        }
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(plain.startsWith("`") ? plain.replace("`", "") : plain);
        while (part.find()) {
            for (int group = 1; group <= 4; group++) {
                if (part.group(group) != null) {
                    parts.add(part.group(group).strip());
                }
            }
        }
        if (parts.isEmpty() || parts.getLast().isBlank()) {
            return Optional.empty();
        }
        String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
        return Optional.of(new TableName(schema, parts.getLast()));
    }

    private static Optional<TableName> file(String path) {
        String[] steps = path.replace('\\', '/').replaceFirst("/+$", "").split("/", -1);
        String stem = steps[steps.length - 1].replaceFirst("\\..*$", "");
        return stem.isBlank() ? Optional.empty() : Optional.of(TableName.of(stem));
    }

    /// The known tables that a job's or file's name speaks of, word by word; of those inside one another
    /// the longest: `load_order_items` means `order_items`, not `items`.
    public static List<TableName> spokenOf(String name, Collection<TableName> known) {
        String words = words(name);
        List<TableName> found =
                known.stream()
                        .filter(table -> words.contains(words(table.name())))
                        .distinct()
                        .toList();
        return found.stream()
                .filter(table ->
                        found.stream()
                                .noneMatch(other ->
                                        other.name().length() > table.name().length()
                                                && words(other.name())
                                                        .contains(words(table.name()))))
                .toList();
    }

    private static String words(String name) {
        return "_"
                + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "")
                + "_";
    }
}
