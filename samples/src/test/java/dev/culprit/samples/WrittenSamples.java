package dev.culprit.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Every sample, written once for all tests of a run.
final class WrittenSamples {

    private static final Path ROOT = temporaryRoot();
    private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

    private static final Map<String, CsvTable> TABLES = new HashMap<>();
    private static String sampleOfTables = "";

    private WrittenSamples() {}

    static List<String> names() {
        return new SampleLibrary().all().stream().map(Sample::name).toList();
    }

    static Path folder(String name) {
        return FOLDERS.computeIfAbsent(name, WrittenSamples::write);
    }

    /// Keeps the tables of one sample at a time: those of all would take gigabytes.
    static CsvTable table(String name, String table) {
        if (!sampleOfTables.equals(name)) {
            TABLES.clear();
            sampleOfTables = name;
        }
        Path file = folder(name).resolve(table + ".csv");
        return TABLES.computeIfAbsent(table, missing -> CsvTable.read(file));
    }

    static String text(String name, String file) {
        try {
            return Files.readString(folder(name).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String name) {
        try {
            Path folder = ROOT.resolve(name);
            new SampleLibrary().find(name).orElseThrow().write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryRoot() {
        try {
            Path root = Files.createTempDirectory("samples");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
