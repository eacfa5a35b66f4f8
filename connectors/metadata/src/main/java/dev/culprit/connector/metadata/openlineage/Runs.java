package dev.culprit.connector.metadata.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.connector.metadata.reading.Trees;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Kind;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Events put together to runs, and what they say of tables.
final class Runs {
    private final String origin;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<List<TableName>, Map<String, String>> edges = new LinkedHashMap<>();
    private final Map<TableName, Set<String>> columns = new HashMap<>();
    private final List<Change> schemaChanges = new ArrayList<>();

    private static final class Run {
        private String job = "";
        private Optional<LocalDateTime> start = Optional.empty();
        private Optional<LocalDateTime> end = Optional.empty();
        private Outcome outcome = Outcome.RUNNING;
        private String error = "";
        private final Set<TableName> outputs = new LinkedHashSet<>();
    }

    Runs(String origin) {
        this.origin = origin;
    }

    void add(JsonNode event) {
        String id = Clean.name(Trees.text(event, "run", "runId"));
        Optional<LocalDateTime> at = Times.utc(Trees.text(event, "eventTime"));
        if (id.isBlank() || at.isEmpty()) {
            return;
        }
        Run run = runs.computeIfAbsent(id, _ -> new Run());
        run.job = Clean.name(Trees.text(event, "job", "name"));
        switch (Trees.text(event, "eventType")) {
            case "START" -> run.start = at;
            case "COMPLETE" -> ended(run, at, Outcome.SUCCEEDED);
            case "FAIL" -> ended(run, at, Outcome.FAILED);
            case "ABORT" -> ended(run, at, Outcome.FAILED);
            default -> run.start = run.start.or(() -> at);
        }
        String error = Trees.text(event, "run", "facets", "errorMessage", "message");
        run.error = error.isBlank() ? run.error : error;
        List<TableName> inputs = new ArrayList<>();
        event.path("inputs").forEach(input -> table(input).ifPresent(inputs::add));
        for (JsonNode output : event.path("outputs")) {
            table(output).ifPresent(table -> output(id, run, inputs, table, output, at.get()));
        }
    }

    private static void ended(Run run, Optional<LocalDateTime> at, Outcome outcome) {
        run.end = at;
        run.outcome = outcome;
    }

    private static Optional<TableName> table(JsonNode dataset) {
        return TableNames.of(Trees.text(dataset, "name"));
    }

    private void output(
            String id,
            Run run,
            List<TableName> inputs,
            TableName table,
            JsonNode output,
            LocalDateTime at) {
        run.outputs.add(table);
        inputs.stream()
                .filter(input -> !input.equals(table))
                .forEach(input ->
                        edges.computeIfAbsent(List.of(input, table), _ -> new HashMap<>()));
        JsonNode fields = output.path("facets").path("columnLineage").path("fields");
        fields.properties().forEach(field -> origins(table, field.getKey(), field.getValue()));
        schema(id, run, table, output, at);
    }

    private void origins(TableName to, String column, JsonNode lineage) {
        for (JsonNode input : lineage.path("inputFields")) {
            String field = Clean.name(Trees.text(input, "field"));
            table(input)
                    .filter(from -> !from.equals(to) && !field.isBlank())
                    .ifPresent(from ->
                            edges.computeIfAbsent(List.of(from, to), _ -> new HashMap<>())
                                    .putIfAbsent(Clean.name(column), from.name() + "." + field));
        }
    }

    /// Columns that came or went between two runs.
    private void schema(String id, Run run, TableName table, JsonNode output, LocalDateTime at) {
        Set<String> now = new TreeSet<>();
        output.path("facets")
                .path("schema")
                .path("fields")
                .forEach(field ->
                        now.add(
                                Clean.name(
                                        Trees.text(field, "name")
                                                + " "
                                                + Trees.text(field, "type"))));
        if (now.isEmpty()) {
            return;
        }
        Set<String> before = columns.put(table, now);
        if (before == null || before.equals(now)) {
            return;
        }
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now);
        Set<String> fresh = new TreeSet<>(now);
        fresh.removeAll(before);
        List<String> touched = new ArrayList<>(gone);
        touched.addAll(fresh);
        schemaChanges.add(
                new Change(
                        Kind.SCHEMA_CHANGE,
                        Outcome.SUCCEEDED,
                        at,
                        Optional.empty(),
                        run.job,
                        Clean.title(
                                "Columns of "
                                        + table
                                        + " changed:"
                                        + (gone.isEmpty() ? "" : " without " + gone)
                                        + (fresh.isEmpty() ? "" : " with " + fresh)),
                        new Change.Reference(id, origin),
                        List.of(table),
                        touched.stream()
                                .map(column -> table.name() + "." + column.split(" ", 2)[0])
                                .distinct()
                                .toList(),
                        "",
                        OptionalLong.empty()));
    }

    Lineage lineage() {
        return new Lineage(
                edges.entrySet().stream()
                        .map(edge ->
                                new Lineage.Edge(
                                        edge.getKey().getFirst(),
                                        edge.getKey().getLast(),
                                        "",
                                        edge.getValue()))
                        .toList());
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(schemaChanges);
        runs.forEach((id, run) ->
                run.start.or(() -> run.end).ifPresent(at -> changes.add(change(id, run, at))));
        return changes;
    }

    private Change change(String id, Run run, LocalDateTime at) {
        String words =
                switch (run.outcome) {
                    case FAILED -> " failed" + (run.error.isBlank() ? "" : ": " + run.error);
                    case RUNNING -> " began and has not ended";
                    case SUCCEEDED, STALLED, UNKNOWN -> " ran";
                };
        return new Change(
                Kind.JOB_RUN,
                run.outcome,
                at,
                run.end,
                run.job,
                Clean.title(run.job + words),
                new Change.Reference(id, origin),
                List.copyOf(run.outputs),
                List.of(),
                "",
                OptionalLong.empty());
    }
}
