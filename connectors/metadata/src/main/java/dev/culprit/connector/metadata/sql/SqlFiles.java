package dev.culprit.connector.metadata.sql;

import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SQL files and models of dbt: which tables each fills, and from which. A file that cannot be read is
/// a warning. What a file fills when it only selects is the table that it is named for.
public final class SqlFiles implements ContextSource {
    private static final int LONGEST = 2 << 20;

    private final Path root;
    private final List<Path> files;
    private final SqlLineage parser;
    private final Caps caps;

    public SqlFiles(Path root, List<Path> files, SqlLineage parser, Caps caps) {
        this.root = root;
        this.files = List.copyOf(files);
        this.parser = parser;
        this.caps = caps;
    }

    @Override
    public String name() {
        return "SQL "
                + (files.size() == 1
                        ? String.valueOf(files.getFirst().getFileName())
                        : "files of " + root.getFileName());
    }

    private record Found(Lineage lineage, Map<String, Set<TableName>> written, Warnings warnings) {}

    @Override
    public Told<Lineage> lineage() throws ConnectorException {
        Found found = read();
        return new Told<>(
                found.lineage().edges().isEmpty() ? Optional.empty() : Optional.of(found.lineage()),
                found.warnings().list());
    }

    /// Which file fills which tables, by its path within the folder.
    public Map<String, Set<TableName>> written() throws ConnectorException {
        return read().written();
    }

    private Found read() throws ConnectorException {
        ContextFolder folder = ContextFolder.open(root, caps);
        var found = new Found(new Lineage(List.of()), new HashMap<>(), new Warnings());
        Lineage lineage = found.lineage();
        for (Path file : files) {
            folder.checkTime();
            try {
                lineage = lineage.and(read(folder, file, found));
            } catch (ConnectorException broken) {
                found.warnings().add(broken.getMessage());
            }
        }
        return new Found(lineage, found.written(), found.warnings());
    }

    private Lineage read(ContextFolder folder, Path file, Found found) throws ConnectorException {
        String text = folder.text(file);
        if (text.length() > LONGEST) {
            throw folder.rejected(file, "is larger than 2 MB and was not read");
        }
        if (Jinja.isMacro(text)) {
            return new Lineage(List.of());
        }
        String plain = Jinja.isTemplate(text) ? Jinja.plain(text) : text;
        SqlLineage.Read read =
                parser.read(
                        plain,
                        TableNames.of(String.valueOf(file.getFileName())).map(SqlFiles::stem));
        read.problem()
                .ifPresent(why ->
                        found.warnings().add(folder.shown(file) + " cannot be read: " + why));
        if (!read.written().isEmpty()) {
            found.written()
                    .computeIfAbsent(folder.shown(file), _ -> new LinkedHashSet<>())
                    .addAll(read.written());
        }
        return new Lineage(read.edges());
    }

    /// `marts.orders.sql` as a name of a file means `marts.orders`, `orders.sql` means `orders`.
    private static TableName stem(TableName file) {
        return file.name().equalsIgnoreCase("sql") && !file.schema().isBlank()
                ? TableName.of(file.schema())
                : file;
    }
}
