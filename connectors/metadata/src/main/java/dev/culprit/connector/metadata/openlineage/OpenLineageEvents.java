package dev.culprit.connector.metadata.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.JsonEvents;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Run events of OpenLineage from files: one event, a list, or one per line.
///
/// Source: the specification at <https://openlineage.io/docs/spec/object-model>.
public final class OpenLineageEvents implements ContextSource {
    private final Path root;
    private final List<Path> files;
    private final Caps caps;

    public OpenLineageEvents(Path root, List<Path> files, Caps caps) {
        this.root = root;
        this.files = List.copyOf(files);
        this.caps = caps;
    }

    @Override
    public String name() {
        return "OpenLineage "
                + (files.size() == 1
                        ? String.valueOf(files.getFirst().getFileName())
                        : String.valueOf(root.getFileName()));
    }

    @Override
    public Told<Lineage> lineage() throws ConnectorException {
        var runs = new Runs(name());
        List<String> warnings = read(runs);
        Lineage lineage = runs.lineage();
        return new Told<>(
                lineage.edges().isEmpty() ? Optional.empty() : Optional.of(lineage), warnings);
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException {
        var runs = new Runs(name());
        List<String> warnings = read(runs);
        return new Told<>(Optional.of(runs.changes()), warnings);
    }

    private List<String> read(Runs runs) throws ConnectorException {
        ContextFolder folder = ContextFolder.open(root, caps);
        var warnings = new Warnings();
        for (Path file : files) {
            JsonEvents.read(folder, file, warnings, OpenLineageEvents::isEvent, runs::add);
        }
        return warnings.list();
    }

    private static boolean isEvent(JsonNode node) {
        return node.has("eventType") && node.path("run").has("runId");
    }
}
