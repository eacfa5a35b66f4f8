package dev.culprit.connector.metadata.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.connector.metadata.reading.Trees;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Kind;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A project of dbt by what its runs left behind. Lineage needs the manifest; what ran needs run
/// results, of which several may be kept under names that begin with `run_results`.
///
/// Sources: manifest and run results of dbt's own schemas, <https://schemas.getdbt.com>.
public final class DbtTarget implements ContextSource {
    private final Path root;
    private final Optional<Path> manifest;
    private final List<Path> results;
    private final SqlLineage sql;
    private final Caps caps;

    /// @param root the folder all of them are in
    /// @param results run results and `sources.json`
    public DbtTarget(
            Path root, Optional<Path> manifest, List<Path> results, SqlLineage sql, Caps caps) {
        this.root = root;
        this.manifest = manifest;
        this.results = List.copyOf(results);
        this.sql = sql;
        this.caps = caps;
    }

    @Override
    public String name() {
        return "dbt "
                + root.relativize(manifest.or(() -> results.stream().findFirst()).orElse(root));
    }

    @Override
    public Told<Lineage> lineage() throws ConnectorException {
        if (manifest.isEmpty()) {
            return Told.nothing();
        }
        ContextFolder folder = ContextFolder.open(root, caps);
        return Told.of(Manifest.read(folder, manifest.get()).lineage(sql));
    }

    /// Which file makes which table; nothing without a manifest.
    ///
    /// @return paths within the project
    public Map<String, Set<TableName>> files() throws ConnectorException {
        return manifest.isEmpty()
                ? Map.of()
                : Manifest.read(ContextFolder.open(root, caps), manifest.get()).files();
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException {
        if (results.isEmpty()) {
            return Told.nothing();
        }
        ContextFolder folder = ContextFolder.open(root, caps);
        Optional<Manifest> graph = Optional.empty();
        var warnings = new Warnings();
        if (manifest.isPresent()) {
            try {
                graph = Optional.of(Manifest.read(folder, manifest.get()));
            } catch (ConnectorException broken) {
                warnings.add(broken.getMessage());
            }
        }
        List<Change> changes = new ArrayList<>();
        for (Path file : results) {
            try {
                changes.addAll(results(folder, file, graph));
            } catch (ConnectorException broken) {
                warnings.add(broken.getMessage());
            }
        }
        return new Told<>(Optional.of(changes), warnings.list());
    }

    private static List<Change> results(ContextFolder folder, Path file, Optional<Manifest> graph)
            throws ConnectorException {
        List<JsonNode> results = new ArrayList<>();
        String[] about = {"", ""};
        folder.json(
                file,
                parser -> {
                    Trees.members(
                            parser,
                            Set.of("metadata", "results"),
                            (part, key, value) -> {
                                if (part.equals("results")) {
                                    results.add(value);
                                } else if (key.equals("invocation_id")) {
                                    about[0] = value.asText();
                                } else if (key.equals("generated_at")) {
                                    about[1] = value.asText();
                                }
                            });
                    return results;
                });
        String id = about[0].isBlank() ? folder.shown(file) : Clean.name(about[0]);
        var reference = new Change.Reference(id, "dbt " + folder.shown(file));
        Optional<LocalDateTime> written = Times.utc(about[1]);
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : results) {
            (each.has("max_loaded_at") || each.has("criteria")
                            ? freshness(each, reference, graph)
                            : run(each, reference, written, graph))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /// A model that was built or not, or a test that failed. Tests that passed changed nothing.
    private static Optional<Change> run(
            JsonNode result,
            Change.Reference reference,
            Optional<LocalDateTime> written,
            Optional<Manifest> graph) {
        String id = Clean.name(Trees.text(result, "unique_id"));
        String status = Trees.text(result, "status");
        boolean test = id.startsWith("test.") || id.startsWith("unit_test.");
        boolean bad = Set.of("error", "fail", "runtime error", "skipped").contains(status);
        Optional<LocalDateTime> start = time(result, "started_at", false).or(() -> written);
        if (id.isBlank() || start.isEmpty() || (test && !bad) || status.equals("no-op")) {
            return Optional.empty();
        }
        String name = id.replaceFirst("^[a-z_]+\\.[^.]+\\.", "");
        List<TableName> tables =
                graph.map(it -> test ? it.tablesOfTest(id) : it.tableOf(id).stream().toList())
                        .orElse(test ? List.of() : List.of(TableName.of(last(name))));
        return Optional.of(
                new Change(
                        test ? Kind.OTHER : Kind.JOB_RUN,
                        bad ? Outcome.FAILED : Outcome.SUCCEEDED,
                        start.get(),
                        time(result, "completed_at", true),
                        "dbt " + name,
                        Clean.title(title(result, name, status, test)),
                        reference,
                        tables,
                        List.of(),
                        "",
                        OptionalLong.empty()));
    }

    private static String title(JsonNode result, String name, String status, boolean test) {
        String message = Trees.text(result, "message").strip();
        String failures = Trees.text(result, "failures");
        if (test) {
            return "dbt test "
                    + name
                    + " failed"
                    + (failures.isBlank() ? "" : " for " + failures + " rows");
        }
        return switch (status) {
            case "success" -> "dbt built " + name;
            case "skipped" -> "dbt skipped " + name + ", because something upstream of it failed";
            default -> "dbt could not build " + name + (message.isEmpty() ? "" : ": " + message);
        };
    }

    private static String last(String name) {
        String plain = name.substring(name.lastIndexOf('.') + 1);
        return plain.isBlank() ? "unknown" : plain;
    }

    private static Optional<LocalDateTime> time(JsonNode result, String field, boolean latest) {
        List<LocalDateTime> times = new ArrayList<>();
        result.path("timing")
                .forEach(timing -> Times.utc(Trees.text(timing, field)).ifPresent(times::add));
        times.sort(null);
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(latest ? times.getLast() : times.getFirst());
    }

    /// A source that dbt found stale stalled after its latest row.
    private static Optional<Change> freshness(
            JsonNode result, Change.Reference reference, Optional<Manifest> graph) {
        String id = Clean.name(Trees.text(result, "unique_id"));
        Optional<LocalDateTime> last = Times.utc(Trees.text(result, "max_loaded_at"));
        String status = Trees.text(result, "status");
        if (id.isBlank() || last.isEmpty() || !Set.of("warn", "error").contains(status)) {
            return Optional.empty();
        }
        String name = id.replaceFirst("^source\\.[^.]+\\.", "");
        return Optional.of(
                new Change(
                        Kind.JOB_RUN,
                        Outcome.STALLED,
                        last.get(),
                        Optional.empty(),
                        "dbt source " + name,
                        Clean.title("dbt found source " + name + " stale since its latest row"),
                        reference,
                        graph.map(it -> it.tableOf(id).stream().toList())
                                .orElse(List.of(TableName.of(last(name)))),
                        List.of(),
                        "",
                        OptionalLong.empty()));
    }
}
