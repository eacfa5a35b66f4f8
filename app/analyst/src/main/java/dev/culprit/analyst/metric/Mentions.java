package dev.culprit.analyst.metric;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tables and columns that a text names: as they are written, as words, in singular or plural.
final class Mentions {
    private static final int QUALIFIED = 100;
    private static final Set<String> COMMON =
            Set.of("date", "time", "name", "type", "value", "code", "count", "rate", "number");

    private final String text;
    private final List<String> words;

    Mentions(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.words =
                List.of(this.text.replaceAll("[^\\p{L}\\p{N}_]+", " ").strip().split(" ")).stream()
                        .flatMap(word -> List.of(word.split("_")).stream())
                        .filter(word -> !word.isEmpty())
                        .map(Mentions::stem)
                        .toList();
    }

    /// Singular of a word; crude, but the same on both sides.
    private static String stem(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean hissing = word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches");
        if (hissing) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural && word.length() > 2 ? word.substring(0, word.length() - 1) : word;
    }

    private static List<String> parts(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return List.of(spaced.split("[_\\s.]+")).stream()
                .filter(part -> !part.isEmpty())
                .map(Mentions::stem)
                .toList();
    }

    /// How surely the text names something: 0 not at all, 2 by one word, more by all its words.
    private int strength(String name) {
        List<String> parts = parts(name);
        String written = name.toLowerCase(Locale.ROOT);
        if (written.contains("_") && contains(written)) {
            return 20 + parts.size();
        }
        for (int i = 0; i + parts.size() <= words.size(); i++) {
            if (words.subList(i, i + parts.size()).equals(parts)) {
                return parts.size() == 1 && COMMON.contains(parts.getFirst())
                        ? 3
                        : 10 + parts.size();
            }
        }
        return 0;
    }

    /// Where the text names something, in words.
    private int place(String name) {
        return Collections.indexOfSubList(words, parts(name));
    }

    private boolean contains(String written) {
        return text.matches(
                "(?s).*(?<![\\p{L}\\p{N}_])"
                        + java.util.regex.Pattern.quote(written)
                        + "(?![\\p{L}\\p{N}_]).*");
    }

    Optional<Table> table(Schema schema) {
        Table best = null;
        int most = 0;
        for (Table table : schema.tables()) {
            int strength = strength(table.name().name());
            for (Column column : table.columns()) {
                String qualified = table.name().name() + "." + column.name();
                strength =
                        contains(qualified.toLowerCase(Locale.ROOT))
                                ? Math.max(strength, QUALIFIED)
                                : strength;
            }
            if (strength > most) {
                best = table;
                most = strength;
            }
        }
        return Optional.ofNullable(best).or(() -> byColumn(schema));
    }

    /// Without a table's name: the largest table with a time that has a column the text names.
    private Optional<Table> byColumn(Schema schema) {
        return schema.tables().stream()
                .filter(table -> Times.event(table).isPresent())
                .filter(table -> !columns(table).isEmpty())
                .max(
                        Comparator.comparingInt((Table t) -> strength(columns(t).getFirst()))
                                .thenComparingInt(t -> t.columns().size())
                                .thenComparingLong(t -> t.rows().orElse(0)));
    }

    /// Columns by how surely they are named, the surest first.
    List<String> columns(Table table) {
        List<String> named = new ArrayList<>();
        for (Column column : table.columns()) {
            if (strength(column.name()) > 0 && !column.type().isTemporal()) {
                named.add(column.name());
            }
        }
        named.sort(
                Comparator.comparingInt((String name) -> -strength(name))
                        .thenComparingInt(this::place));
        return named.isEmpty() ? byOneWord(table) : named;
    }

    /// A column of several words of which the text has the telling one.
    private List<String> byOneWord(Table table) {
        Set<String> own = Set.copyOf(parts(table.name().name()));
        return table.columns().stream()
                .filter(column -> !column.type().isTemporal())
                .map(Column::name)
                .filter(name ->
                        parts(name).stream()
                                .anyMatch(part ->
                                        part.length() >= 4
                                                && !own.contains(part)
                                                && !COMMON.contains(part)
                                                && words.contains(part)))
                .toList();
    }

    boolean says(String pattern) {
        return java.util.regex.Pattern.compile(pattern).matcher(text).find();
    }
}
