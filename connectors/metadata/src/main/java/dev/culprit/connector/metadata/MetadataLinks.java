package dev.culprit.connector.metadata;

import dev.culprit.connector.metadata.airflow.AirflowLogs;
import dev.culprit.connector.metadata.changes.ChangesFile;
import dev.culprit.connector.metadata.dagster.DagsterRuns;
import dev.culprit.connector.metadata.dbt.DbtTarget;
import dev.culprit.connector.metadata.git.GitHistory;
import dev.culprit.connector.metadata.openlineage.OpenLineageEvents;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.sql.SqlFiles;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.TableName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a linked file or folder is: looked up by names first and by the beginning of JSON files where
/// names do not tell.
public final class MetadataLinks {
    private final SqlLineage sql;
    private final Map<String, String> environment;
    private final Caps caps;

    /// @param environment of this process, by which git is found
    public MetadataLinks(SqlLineage sql, Map<String, String> environment) {
        this(sql, environment, Caps.USUAL);
    }

    MetadataLinks(SqlLineage sql, Map<String, String> environment, Caps caps) {
        this.sql = sql;
        this.environment = Map.copyOf(environment);
        this.caps = caps;
    }

    /// What lies beside the data of a folder that is itself the source: `manifest.json` and
    /// `target/manifest.json` with their results, `lineage/*.json`, `*.sql` and `changes.json`. Nothing
    /// when there is none of it.
    public List<ContextSource> besideData(Path folder) {
        try {
            return sources(folder, MetadataLinks::isBesideData, false);
        } catch (ConnectorException unreadable) {
            return List.of(failing(folder.toString(), unreadable));
        }
    }

    /// What a place that somebody linked holds; at least one source, which fails when asked if there is
    /// nothing of use.
    public List<ContextSource> linked(String place) {
        try {
            Path path = Path.of(place);
            List<ContextSource> found =
                    Files.isDirectory(path)
                            ? sources(path, MetadataLinks::isAny, true)
                            : file(path);
            return found.isEmpty()
                    ? List.of(
                            failing(
                                    place,
                                    new ConnectorException(
                                            FailureKind.UNSUPPORTED,
                                            place
                                                    + " holds nothing that tells lineage or"
                                                    + " changes: no dbt, OpenLineage, SQL, Airflow,"
                                                    + " Dagster, git or changes file.")))
                    : found;
        } catch (ConnectorException unreadable) {
            return List.of(failing(place, unreadable));
        } catch (InvalidPathException noPath) {
            return List.of(
                    failing(
                            place,
                            new ConnectorException(
                                    FailureKind.REJECTED, place + " is no path.", noPath)));
        }
    }

    /// What a folder of data may hold beside it.
    private static boolean isBesideData(String path) {
        return path.equals("manifest.json")
                || path.equals("run_results.json")
                || path.equals("sources.json")
                || path.matches("target/(manifest|run_results.*|sources)\\.json")
                || path.matches("lineage/[^/]+\\.(json|ndjson|jsonl)")
                || path.equals("changes.json")
                || path.matches("[^/]+\\.sql");
    }

    private static boolean isAny(String path) {
        return path.matches("(?s).*\\.(json|ndjson|jsonl|sql)")
                || AirflowLogs.isLog(path)
                || DagsterRuns.isLog(path);
    }

    private List<ContextSource> file(Path file) throws ConnectorException {
        Path real = real(file);
        Path folder = Optional.ofNullable(real.getParent()).orElse(real);
        Path name = real.getFileName();
        return sources(folder, path -> path.equals(String.valueOf(name)), false);
    }

    private static Path real(Path file) throws ConnectorException {
        try {
            return file.toRealPath();
        } catch (java.io.IOException gone) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "There is nothing to read at " + file + ".", gone);
        }
    }

    private List<ContextSource> sources(Path place, Predicate<String> wanted, boolean history)
            throws ConnectorException {
        Path root = real(place);
        ContextFolder folder = ContextFolder.open(root, caps);
        var found = new Found(root);
        boolean beside = !history;
        for (Path file : folder.files(wanted)) {
            found.add(folder, file, beside);
        }
        return found.sources(history && repository(root));
    }

    /// The folder itself or one above it is a checkout.
    private static boolean repository(Path folder) {
        return Stream.iterate(folder, java.util.Objects::nonNull, Path::getParent)
                .anyMatch(each -> Files.exists(each.resolve(".git")));
    }

    private static ContextSource failing(String name, ConnectorException failure) {
        return new ContextSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Told<dev.culprit.core.context.Lineage> lineage() throws ConnectorException {
                throw failure;
            }
        };
    }

    /// Files by what they are.
    private final class Found {
        private final Path root;
        private final Map<Path, Path> manifests = new HashMap<>();
        private final Map<Path, List<Path>> results = new HashMap<>();
        private final List<Path> openLineage = new ArrayList<>();
        private final List<Path> dagster = new ArrayList<>();
        private final List<Path> sqlFiles = new ArrayList<>();
        private final List<Path> changes = new ArrayList<>();
        private final Set<Path> targets = new LinkedHashSet<>();
        private boolean airflow;
        private boolean computeLogs;

        Found(Path root) {
            this.root = root;
        }

        void add(ContextFolder folder, Path file, boolean all) throws ConnectorException {
            String path = folder.shown(file);
            Path parent = Optional.ofNullable(file.getParent()).orElse(root);
            if (AirflowLogs.isLog(path)) {
                airflow = true;
            } else if (DagsterRuns.isLog(path)) {
                computeLogs = true;
            } else if (path.endsWith(".sql")) {
                if (all || !path.matches("(.*/)?target/.*")) {
                    sqlFiles.add(file);
                }
            } else {
                json(folder, file, parent);
            }
        }

        private void json(ContextFolder folder, Path file, Path parent) throws ConnectorException {
            String start = folder.start(file);
            String name = String.valueOf(file.getFileName());
            if (start.contains("\"dbt_schema_version\"")) {
                targets.add(parent);
                if (name.startsWith("manifest") || start.contains("/dbt/manifest/")) {
                    manifests.merge(parent, file, (one, _) -> one);
                } else if (start.contains("/dbt/run-results/") || start.contains("/dbt/sources/")) {
                    results.computeIfAbsent(parent, _ -> new ArrayList<>()).add(file);
                }
            } else if (start.contains("\"eventType\"")
                    && start.contains("\"runId\"")
                    && start.contains("\"job\"")) {
                openLineage.add(file);
            } else if (start.matches("(?s)\\s*\\{\\s*\"changes\"\\s*:.*")) {
                changes.add(file);
            } else if (start.contains("dagster_event")
                    || start.contains("\"event_type_value\"")
                    || (start.matches("(?s).*\"(runId|run_id)\".*")
                            && start.matches("(?s).*\"(jobName|job_name|pipeline_name)\".*"))) {
                dagster.add(file);
            }
        }

        List<ContextSource> sources(boolean history) {
            List<ContextSource> sources = new ArrayList<>();
            List<DbtTarget> dbt = new ArrayList<>();
            for (Path target : targets) {
                dbt.add(
                        new DbtTarget(
                                root,
                                Optional.ofNullable(manifests.get(target)),
                                results.getOrDefault(target, List.of()),
                                sql,
                                caps));
            }
            sources.addAll(dbt);
            if (!openLineage.isEmpty()) {
                sources.add(new OpenLineageEvents(root, openLineage, caps));
            }
            Optional<SqlFiles> files =
                    sqlFiles.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new SqlFiles(root, sqlFiles, sql, caps));
            files.ifPresent(sources::add);
            if (airflow) {
                sources.add(new AirflowLogs(root, caps));
            }
            if (computeLogs || !dagster.isEmpty()) {
                sources.add(new DagsterRuns(root, dagster, caps));
            }
            changes.forEach(file ->
                    sources.add(new ChangesFile(file, "changes in " + file.getFileName(), caps)));
            if (history) {
                sources.add(new GitHistory(root, () -> fills(dbt, files), environment));
            }
            return sources;
        }

        private Map<String, Set<TableName>> fills(List<DbtTarget> dbt, Optional<SqlFiles> files)
                throws ConnectorException {
            Map<String, Set<TableName>> fills = new HashMap<>();
            if (files.isPresent()) {
                fills.putAll(files.get().written());
            }
            for (DbtTarget target : dbt) {
                fills.putAll(target.files());
            }
            return fills;
        }
    }
}
