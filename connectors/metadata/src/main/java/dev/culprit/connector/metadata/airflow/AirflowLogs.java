package dev.culprit.connector.metadata.airflow;

import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs of tasks by the log files that Airflow's workers write. A task is tied to the tables its name
/// speaks of.
public final class AirflowLogs implements ContextSource {
    /// `dag_id=…/run_id=…/task_id=…/[map_index=…/]attempt=….log`, from version 2.3 on.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:.*/)?dag_id=([^/]+)/run_id=([^/]+)/task_id=([^/]+)/(?:map_index=[^/]+/)?attempt=(\\d+)\\.log");

    /// `dag/task/date/try.log`, before.
    private static final Pattern PLAIN =
            Pattern.compile("(?:.*/)?([^/=]+)/([^/=]+)/(\\d{4}-\\d\\d-\\d\\dT[^/]+)/(\\d+)\\.log");

    private static final Pattern STAMP =
            Pattern.compile(
                    "^(?:\\[|\\{\"timestamp\": ?\")(\\d{4}-\\d\\d-\\d\\d["
                            + " T]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)");
    private static final Pattern RUN_TIME =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)");
    private static final Pattern MARKED =
            Pattern.compile(
                    "Marking task as ([A-Z_]+)|[Ff]inal[ _]state['\"]?[=:]"
                            + " ?['\"]?(?:TaskInstanceState\\.)?([A-Za-z_]+)");
    private static final Pattern CAUSE =
            Pattern.compile("(?:ERROR - |\"level\": ?\"error\".*\"event\": ?\")(.{1,300})");

    private final Path root;
    private final Caps caps;

    public AirflowLogs(Path root, Caps caps) {
        this.root = root;
        this.caps = caps;
    }

    /// Whether a path within a folder is one of Airflow's logs of a task.
    public static boolean isLog(String path) {
        return NAMED.matcher(path).matches() || PLAIN.matcher(path).matches();
    }

    @Override
    public String name() {
        return "Airflow logs of " + root.getFileName();
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException {
        ContextFolder folder = ContextFolder.open(root, caps);
        var warnings = new Warnings();
        List<Change> changes = new ArrayList<>();
        for (Path log : folder.files(AirflowLogs::isLog)) {
            folder.checkTime();
            Attempt attempt = attempt(folder.shown(log));
            if (attempt.mayLieIn(period)) {
                try {
                    read(attempt, folder.ends(log), known).ifPresent(changes::add);
                } catch (ConnectorException unreadable) {
                    warnings.add(unreadable.getMessage());
                }
            }
        }
        return new Told<>(Optional.of(changes), warnings.list());
    }

    /// @param run id of the run, or its date in the older layout
    private record Attempt(String dag, String task, String run, int number) {
        /// A run's id holds the time it is for, which may be a whole interval before it runs.
        boolean mayLieIn(Period period) {
            return planned()
                    .map(at -> !at.isAfter(period.to()) && at.isAfter(period.from().minusYears(1)))
                    .orElse(true);
        }

        Optional<LocalDateTime> planned() {
            Matcher time = RUN_TIME.matcher(run);
            return time.find() ? Times.utc(time.group(1)) : Optional.empty();
        }
    }

    private static Attempt attempt(String path) {
        Matcher named = NAMED.matcher(path);
        if (named.matches()) {
            return new Attempt(
                    Clean.name(named.group(1)),
                    Clean.name(named.group(3)),
                    Clean.name(named.group(2)),
                    number(named.group(4)));
        }
        Matcher plain = PLAIN.matcher(path);
        if (!plain.matches()) {
            throw new IllegalArgumentException("Not a log of a task: " + path);
        }
        return new Attempt(
                Clean.name(plain.group(1)),
                Clean.name(plain.group(2)),
                Clean.name(plain.group(3)),
                number(plain.group(4)));
    }

    private static int number(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private Optional<Change> read(Attempt attempt, List<String> lines, Set<TableName> known) {
        Optional<LocalDateTime> start = Optional.empty();
        Optional<LocalDateTime> last = Optional.empty();
        Outcome outcome = Outcome.RUNNING;
        String cause = "";
        for (String line : lines) {
            Optional<LocalDateTime> at = stamp(line);
            start = start.or(() -> at);
            last = at.or(lastOf(last));
            Matcher marked = MARKED.matcher(line);
            if (marked.find()) {
                outcome = outcome(marked.group(1) == null ? marked.group(2) : marked.group(1));
            }
            Matcher error = CAUSE.matcher(line);
            if (error.find() && cause.isEmpty()) {
                cause = error.group(1);
            }
        }
        Optional<LocalDateTime> at = start.or(attempt::planned);
        Outcome ended = outcome;
        String why = cause;
        Optional<LocalDateTime> end = outcome == Outcome.RUNNING ? Optional.empty() : last;
        return at.map(from -> change(attempt, from, end, ended, why, known));
    }

    private static java.util.function.Supplier<Optional<LocalDateTime>> lastOf(
            Optional<LocalDateTime> last) {
        return () -> last;
    }

    private static Optional<LocalDateTime> stamp(String line) {
        Matcher stamp = STAMP.matcher(line.length() > 80 ? line.substring(0, 80) : line);
        return stamp.find() ? Times.utc(stamp.group(1)) : Optional.empty();
    }

    private static Outcome outcome(String state) {
        return switch (state.toLowerCase(java.util.Locale.ROOT)) {
            case "success" -> Outcome.SUCCEEDED;
            case "failed", "up_for_retry", "upstream_failed" -> Outcome.FAILED;
            case "running" -> Outcome.RUNNING;
            default -> Outcome.UNKNOWN;
        };
    }

    private Change change(
            Attempt attempt,
            LocalDateTime from,
            Optional<LocalDateTime> end,
            Outcome outcome,
            String cause,
            Set<TableName> known) {
        String system = attempt.dag() + "." + attempt.task();
        String words =
                switch (outcome) {
                    case SUCCEEDED -> " ran";
                    case FAILED -> " failed" + (cause.isBlank() ? "" : ": " + cause);
                    case RUNNING -> " began and has not ended";
                    case STALLED, UNKNOWN -> " was not run to an end";
                };
        List<TableName> tables = TableNames.spokenOf(attempt.task(), known);
        return new Change(
                Change.Kind.JOB_RUN,
                outcome,
                from,
                end,
                system,
                Clean.title(
                        system
                                + (attempt.number() > 1
                                        ? ", attempt " + attempt.number() + ","
                                        : "")
                                + words),
                new Change.Reference(attempt.run(), name()),
                tables.isEmpty() ? TableNames.spokenOf(attempt.dag(), known) : tables,
                List.of(),
                "",
                OptionalLong.empty());
    }
}
