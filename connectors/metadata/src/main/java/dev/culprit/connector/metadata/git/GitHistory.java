package dev.culprit.connector.metadata.git;

import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Commits to a folder, by when they came to the branch that is checked out: a merge counts as one, at
/// its own time. A commit touches the tables that the files it changes fill, where SQL or a manifest
/// says so, else those that their names speak of.
public final class GitHistory implements ContextSource {
    private static final Set<String> CODE =
            Set.of(
                    "sql", "py", "yml", "yaml", "json", "scala", "java", "kt", "r", "ipynb", "js",
                    "ts", "go", "sh", "rb", "toml", "csv", "tf", "cfg", "ini", "hql", "ddl");
    private static final char RECORD = '\u0001';
    private static final char FIELD = '\u0002';
    private static final int FILES = 500;

    private final Path folder;
    private final Fills fills;
    private final GitProgram git;

    /// Which files fill which tables.
    public interface Fills {
        /// @return tables by the end of a file's path
        Map<String, Set<TableName>> files() throws ConnectorException;
    }

    /// @param environment of this process; of it only the way to programs is handed on
    public GitHistory(Path folder, Fills fills, Map<String, String> environment) {
        this(folder, fills, environment, Duration.ofSeconds(15));
    }

    GitHistory(Path folder, Fills fills, Map<String, String> environment, Duration patience) {
        this.folder = folder;
        this.fills = fills;
        this.git = new GitProgram(environment, patience);
    }

    @Override
    public String name() {
        return "git log of " + folder.toAbsolutePath().normalize().getFileName();
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "log",
                                "--first-parent",
                                "--diff-merges=first-parent",
                                "--max-count=2000",
                                "--name-only",
                                "--no-renames",
                                "--no-ext-diff",
                                "--no-textconv",
                                "--no-show-signature",
                                "--no-notes",
                                "--no-color",
                                "--no-decorate",
                                "--relative",
                                "-z",
                                "--format=%x01%H%x02%ct%x02%an%x02%s%x02"));
        bound("--since=", period.from()).ifPresent(arguments::add);
        bound("--until=", period.to()).ifPresent(arguments::add);
        arguments.addAll(List.of("--", "."));
        String log = git.run(folder, arguments);
        List<String> warnings = new ArrayList<>();
        Map<String, Set<TableName>> owners = Map.of();
        try {
            owners = fills.files();
        } catch (ConnectorException unreadable) {
            warnings.add(unreadable.getMessage());
        }
        List<Change> changes = new ArrayList<>();
        for (String record : log.split(String.valueOf(RECORD), -1)) {
            commit(record, owners, known).ifPresent(changes::add);
        }
        return new Told<>(Optional.of(changes), warnings);
    }

    /// Git does not know times before 1970 or very far ahead; they bound nothing.
    private static Optional<String> bound(String option, LocalDateTime at) {
        return at.getYear() < 1971 || at.getYear() > 2099
                ? Optional.empty()
                : Optional.of(option + at.toEpochSecond(ZoneOffset.UTC) + " +0000");
    }

    private Optional<Change> commit(
            String record, Map<String, Set<TableName>> owners, Set<TableName> known) {
        String[] fields = record.split(String.valueOf(FIELD), 5);
        if (fields.length < 5
                || !fields[0].matches("[0-9a-f]{40,64}")
                || !fields[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        return Times.epoch(Double.parseDouble(fields[1]))
                .map(at ->
                        new Change(
                                Change.Kind.COMMIT,
                                Change.Outcome.SUCCEEDED,
                                at,
                                Optional.empty(),
                                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                                Clean.title(fields[3]),
                                new Change.Reference(fields[0].substring(0, 12), name()),
                                tables(fields[4], owners, known),
                                List.of(),
                                Clean.name(fields[2]),
                                OptionalLong.empty()));
    }

    private static List<TableName> tables(
            String files, Map<String, Set<TableName>> owners, Set<TableName> known) {
        Set<TableName> tables = new LinkedHashSet<>();
        files.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("\0", -1)))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .limit(FILES)
                .forEach(file -> tables.addAll(filledBy(file, owners, known)));
        return List.copyOf(tables);
    }

    private static Set<TableName> filledBy(
            String file, Map<String, Set<TableName>> owners, Set<TableName> known) {
        Set<TableName> filled = new LinkedHashSet<>();
        owners.forEach((path, tables) -> {
            if (file.equals(path) || file.endsWith("/" + path) || path.endsWith("/" + file)) {
                filled.addAll(tables);
            }
        });
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (filled.isEmpty() && dot > 0 && CODE.contains(name.substring(dot + 1))) {
            filled.addAll(TableNames.spokenOf(name.substring(0, dot), known));
        }
        return filled;
    }
}
