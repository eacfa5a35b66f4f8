package dev.culprit.connector.metadata.dagster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.JsonEvents;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.connector.metadata.reading.Trees;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs of Dagster: its events or runs exported as JSON (rows of the event log or run storage, or an
/// answer of its GraphQL interface), and the tree of compute logs.
public final class DagsterRuns implements ContextSource {
    /// `<run>/compute_logs/<step>.complete`: written when a step has ended.
    private static final Pattern COMPUTE =
            Pattern.compile("(?:.*/)?([^/]+)/compute_logs/([^/]+)\\.(complete|err|out)");

    private final Path root;
    private final List<Path> exports;
    private final Caps caps;

    public DagsterRuns(Path root, List<Path> exports, Caps caps) {
        this.root = root;
        this.exports = List.copyOf(exports);
        this.caps = caps;
    }

    /// Whether a path within a folder is one of Dagster's compute logs.
    public static boolean isLog(String path) {
        return COMPUTE.matcher(path).matches();
    }

    @Override
    public String name() {
        return "Dagster "
                + (exports.size() == 1
                        ? String.valueOf(exports.getFirst().getFileName())
                        : String.valueOf(root.getFileName()));
    }

    private static final class Run {
        private String job = "";
        private Optional<LocalDateTime> start = Optional.empty();
        private Optional<LocalDateTime> end = Optional.empty();
        private Outcome outcome = Outcome.RUNNING;
        private String error = "";
        private final Set<TableName> tables = new LinkedHashSet<>();
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException {
        ContextFolder folder = ContextFolder.open(root, caps);
        Map<String, Run> runs = new LinkedHashMap<>();
        var warnings = new Warnings();
        for (Path export : exports) {
            JsonEvents.read(
                    folder, export, warnings, DagsterRuns::isRecord, node -> add(runs, node));
        }
        for (Path log : folder.files(DagsterRuns::isLog)) {
            computed(runs, folder.shown(log), log);
        }
        List<Change> changes = new ArrayList<>();
        runs.forEach((id, run) ->
                run.start
                        .or(() -> run.end)
                        .ifPresent(at -> changes.add(change(id, run, at, known))));
        return new Told<>(Optional.of(changes), warnings.list());
    }

    private static boolean isRecord(JsonNode node) {
        boolean run = node.has("run_id") || node.has("runId");
        return run
                && (node.has("status")
                        || node.has("dagster_event")
                        || node.has("event_type_value")
                        || node.has("eventType"));
    }

    private static void add(Map<String, Run> runs, JsonNode node) {
        String id = Clean.name(Trees.first(node, "run_id", "runId").orElse(""));
        if (id.isBlank()) {
            return;
        }
        Run run = runs.computeIfAbsent(id, _ -> new Run());
        JsonNode event = node.has("dagster_event") ? node.path("dagster_event") : node;
        Trees.first(node, "pipeline_name", "pipelineName", "job_name", "jobName")
                .or(() -> Trees.first(event, "pipeline_name", "job_name"))
                .ifPresent(job -> run.job = Clean.name(job));
        if (node.has("status")) {
            state(run, Trees.text(node, "status"));
        }
        time(node, "start_time", "startTime").ifPresent(at -> run.start = Optional.of(at));
        time(node, "end_time", "endTime").ifPresent(at -> run.end = Optional.of(at));
        Optional<LocalDateTime> at = time(node, "timestamp");
        String type = Trees.first(event, "event_type_value", "eventType").orElse("");
        event(run, type, at, event);
    }

    private static void event(Run run, String type, Optional<LocalDateTime> at, JsonNode event) {
        switch (type.replaceFirst("^PIPELINE_", "RUN_")) {
            case "RUN_START", "RUN_STARTING" -> run.start = run.start.or(() -> at);
            case "RUN_SUCCESS", "RUN_FAILURE", "RUN_CANCELED" -> {
                state(run, type);
                run.end = at;
            }
            case "STEP_FAILURE" ->
                    run.error =
                            Trees.text(event, "event_specific_data", "error", "message").isBlank()
                                    ? Trees.text(event, "step_key")
                                    : Trees.text(event, "event_specific_data", "error", "message");
            case "ASSET_MATERIALIZATION" -> asset(event).ifPresent(run.tables::add);
            default -> run.start = run.start.or(() -> type.isEmpty() ? Optional.empty() : at);
        }
    }

    private static Optional<TableName> asset(JsonNode event) {
        JsonNode path = event.path("asset_key").path("path");
        if (path.isMissingNode()) {
            path =
                    event.path("event_specific_data")
                            .path("materialization")
                            .path("asset_key")
                            .path("path");
        }
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(part.asText()));
        return parts.isEmpty() ? Optional.empty() : TableNames.of(String.join(".", parts));
    }

    private static void state(Run run, String state) {
        run.outcome =
                switch (state.toUpperCase(Locale.ROOT).replaceFirst("^(PIPELINE|RUN)_", "")) {
                    case "SUCCESS" -> Outcome.SUCCEEDED;
                    case "FAILURE", "CANCELED", "CANCELLED" -> Outcome.FAILED;
                    case "STARTED", "STARTING", "QUEUED", "CANCELING" -> Outcome.RUNNING;
                    default -> Outcome.UNKNOWN;
                };
    }

    private static Optional<LocalDateTime> time(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode time = node.path(field);
            if (time.isNumber()) {
                return Times.epoch(time.asDouble());
            }
            if (time.isTextual()) {
                return Times.utc(time.asText());
            }
        }
        return Optional.empty();
    }

    /// A step's logs exist from its begin on, and the mark of its end when it has ended.
    private static void computed(Map<String, Run> runs, String path, Path log) {
        Matcher parts = COMPUTE.matcher(path);
        if (!parts.matches()) {
            return;
        }
        Optional<LocalDateTime> at = modified(log);
        Run run =
                runs.computeIfAbsent(
                        Clean.name(parts.group(1) + "/" + parts.group(2)), _ -> new Run());
        run.job = Clean.name(parts.group(2));
        if (parts.group(3).equals("complete")) {
            run.end = at;
            run.outcome = Outcome.UNKNOWN;
        } else {
            run.start = run.start.filter(known -> at.filter(known::isAfter).isEmpty()).or(() -> at);
        }
    }

    private static Optional<LocalDateTime> modified(Path log) {
        try {
            return Optional.of(
                    LocalDateTime.ofInstant(
                            Files.getLastModifiedTime(log).toInstant(), ZoneOffset.UTC));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Change change(String id, Run run, LocalDateTime at, Set<TableName> known) {
        String words =
                switch (run.outcome) {
                    case FAILED -> " failed" + (run.error.isBlank() ? "" : ": " + run.error);
                    case RUNNING -> " began and has not ended";
                    case SUCCEEDED -> " ran";
                    case STALLED, UNKNOWN -> " ended";
                };
        return new Change(
                Change.Kind.JOB_RUN,
                run.outcome,
                at,
                run.end,
                run.job,
                Clean.title(run.job + words),
                new Change.Reference(id, name()),
                run.tables.isEmpty()
                        ? TableNames.spokenOf(run.job, known)
                        : List.copyOf(run.tables),
                List.of(),
                "",
                OptionalLong.empty());
    }
}
