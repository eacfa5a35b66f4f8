package dev.culprit.connector.metadata;

import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.ContextSource.Told;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import dev.culprit.sqlguard.JSqlParserLineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A linked folder that a test fills and asks.
final class Linked implements AutoCloseable {
    final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Caps caps = Caps.USUAL;
    final List<String> warnings = new ArrayList<>();

    Linked(Path folder) {
        this.folder = folder;
    }

    Linked capped(Caps other) {
        caps = other;
        return this;
    }

    Linked file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    List<ContextSource> sources() {
        return new MetadataLinks(new JSqlParserLineage(threads), System.getenv(), caps)
                .linked(folder.toString());
    }

    Lineage lineage() throws ConnectorException, InterruptedException {
        Lineage all = new Lineage(List.of());
        for (ContextSource each : sources()) {
            Told<Lineage> told = each.lineage();
            warnings.addAll(told.warnings());
            all = told.what().map(all::and).orElse(all);
        }
        return all;
    }

    List<Change> changes(String... known) throws ConnectorException, InterruptedException {
        Set<TableName> tables = new TreeSet<>(Stream.of(known).map(TableName::of).toList());
        List<Change> all = new ArrayList<>();
        for (ContextSource each : sources()) {
            Told<List<Change>> told = each.changes(Period.ANY, tables);
            warnings.addAll(told.warnings());
            all.addAll(told.what().orElse(List.of()));
        }
        return all;
    }

    @Override
    public void close() {
        threads.close();
    }
}
