package dev.culprit.desktop.command;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.Table;
import dev.culprit.desktop.sources.FileSecretStore;
import dev.culprit.desktop.wiring.SourceLocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How sources are told on the command line; never their secrets.
final class SourceLines {
    private SourceLines() {}

    static String of(SourceProfile profile, SourceLocations sources) {
        Optional<SourceType> type = sources.type(profile.type());
        String settings =
                profile.settings().entrySet().stream()
                        .filter(each -> !each.getValue().isBlank())
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" "));
        String line = profile.name() + "  " + profile.type() + " " + settings;
        return type.isEmpty()
                ? line + "; this Culprit knows no such kind of source"
                : line + secrets(profile, type.get(), sources.secrets());
    }

    private static String secrets(SourceProfile profile, SourceType type, FileSecretStore store) {
        return secrets(type)
                .map(field ->
                        store.place(profile.name(), field.name())
                                .map(place -> "; " + field.name() + " in " + place)
                                .orElseGet(() -> missing(profile, field)))
                .collect(Collectors.joining());
    }

    private static String missing(SourceProfile profile, SourceField field) {
        return field.required()
                ? "; "
                        + field.name()
                        + " missing: set "
                        + FileSecretStore.variableOf(profile.name(), field.name())
                : "";
    }

    /// What to do about a plug-in that is not installed.
    static String missing(SourceType type, String plugin) {
        return type.label()
                + " needs a plug-in that is not installed: `culprit plugins install "
                + plugin
                + " --from FOLDER`; `culprit plugins show "
                + plugin
                + "` lists its files.";
    }

    static Stream<SourceField> secrets(SourceType type) {
        return type.fields().stream().filter(field -> field.kind() == SourceField.Kind.SECRET);
    }

    static String of(SourceType type) {
        return type.fields().stream()
                .map(field -> "    " + of(field) + "\n")
                .collect(Collectors.joining("", type.id() + "  " + type.label() + "\n", ""));
    }

    private static String of(SourceField field) {
        List<String> words = new ArrayList<>();
        if (field.required()) {
            words.add("required");
        }
        switch (field.kind()) {
            case SECRET -> words.add("secret");
            case CHOICE -> words.add(String.join("|", field.choices()));
            case TEXT, NUMBER, FLAG, FILE, FOLDER ->
                    words.add(field.kind().name().toLowerCase(Locale.ROOT));
        }
        if (!field.preset().isBlank()) {
            words.add("default " + field.preset());
        }
        return field.name() + "  " + String.join(", ", words);
    }

    static String of(Connector.Check check) {
        StringBuilder lines = new StringBuilder();
        lines.append(check.version())
                .append(" answers, after ")
                .append(check.latencyMillis())
                .append(" ms.\n");
        check.warnings().forEach(warning -> lines.append("Warning: ").append(warning).append('\n'));
        return lines.toString();
    }

    static String tables(Schema schema) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("table", "rows", "columns"));
        for (Table table : schema.tables()) {
            rows.add(
                    List.of(
                            table.name().toString(),
                            count(table.rows()),
                            Integer.toString(table.columns().size())));
        }
        return aligned(rows);
    }

    static String columns(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "type", "NULL", "distinct", "key"));
        for (Column column : table.columns()) {
            rows.add(
                    List.of(
                            column.name(),
                            column.nativeType(),
                            column.statistics()
                                    .map(it -> percent(it.nullShare()))
                                    .orElse("unknown"),
                            count(
                                    column.statistics()
                                            .map(it -> OptionalLong.of(it.distinctValues()))
                                            .orElse(OptionalLong.empty())),
                            key(table, column)));
        }
        return aligned(rows);
    }

    private static String key(Table table, Column column) {
        List<String> words = new ArrayList<>();
        if (table.primaryKey().contains(column.name())) {
            words.add("primary");
        }
        table.foreignKeys().stream()
                .filter(key -> key.column().equals(column.name()))
                .forEach(key -> words.add("to " + key.parent() + "." + key.parentColumn()));
        return String.join(", ", words);
    }

    private static String count(OptionalLong number) {
        return number.isPresent()
                ? String.format(Locale.ROOT, "%,d", number.getAsLong())
                : "unknown";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// In columns as wide as their longest word.
    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
