package dev.culprit.connector.cloud.objects;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Lays copied objects out as the folder family reads them: a file directly below the prefix is a
/// table, and so are all files of one format below a folder, `orders/2026/01/part-0.csv`, together.
final class TableFolder {
    private static final int MOST_KEPT = 3;

    private final Path folder;
    private final Function<StoredObject, Path> copies;

    private TableFolder(Path folder, Function<StoredObject, Path> copies) {
        this.folder = folder;
        this.copies = copies;
    }

    /// @param root holds the layouts of earlier selections too, which may still be open; all but the
    ///     latest are deleted
    static Path build(Path root, Selection selection, Function<StoredObject, Path> copies)
            throws IOException, ConnectorException {
        Files.createDirectories(root);
        Path wanted = root.resolve(ObjectCache.hash(selection.chosen().toString()));
        if (!Files.exists(wanted)) {
            Path draft = Files.createTempDirectory(root, "draft-");
            try {
                new TableFolder(draft, copies).write(selection.chosen());
                publish(draft, wanted);
            } finally {
                delete(draft);
            }
        }
        Files.setLastModifiedTime(wanted, FileTime.fromMillis(System.currentTimeMillis()));
        evict(root);
        return wanted;
    }

    private static void publish(Path draft, Path wanted) throws IOException {
        try {
            Files.move(draft, wanted);
        } catch (IOException cause) {
            if (!Files.exists(wanted)) {
                throw cause;
            }
        }
    }

    private void write(List<StoredObject> objects) throws IOException, ConnectorException {
        Map<String, List<StoredObject>> tables =
                objects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TableFolder::tableFile, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<StoredObject>> table : tables.entrySet()) {
            if (table.getValue().size() == 1) {
                link(table.getValue().getFirst(), folder.resolve(fileName(table)));
            } else {
                join(table.getKey(), table.getValue());
            }
        }
    }

    /// What the object becomes or becomes a part of, for example `orders.csv`.
    private static String tableFile(StoredObject object) {
        int slash = object.key().indexOf('/');
        return slash < 0 ? object.key() : object.key().substring(0, slash) + ending(object);
    }

    private static String fileName(Map.Entry<String, List<StoredObject>> table) {
        boolean packed = isPacked(table.getValue().getFirst()) && !table.getKey().endsWith(".gz");
        return table.getKey() + (packed ? ".gz" : "");
    }

    private static String ending(StoredObject object) {
        String name = object.fileName().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        String ending = name.substring(name.lastIndexOf('.'));
        return ending.equals(".jsonl") ? ".ndjson" : ending;
    }

    private void join(String name, List<StoredObject> parts)
            throws IOException, ConnectorException {
        String ending = name.substring(name.lastIndexOf('.'));
        switch (ending) {
            case ".parquet" -> linkBelow(name, parts);
            case ".csv", ".tsv" -> concatenate(name, parts, true);
            case ".ndjson" -> concatenate(name, parts, false);
            case ".json" -> concatenate(name.replaceAll("json$", "ndjson"), parts, false);
            default ->
                    throw rejected(
                            "The folder "
                                    + parts.getFirst().key()
                                    + " is in has several "
                                    + ending
                                    + " files; each would be a table of its own, so move them up.");
        }
    }

    private void linkBelow(String name, List<StoredObject> parts) throws IOException {
        for (StoredObject part : parts) {
            String below = part.key().substring(part.key().indexOf('/') + 1);
            Path target = folder.resolve(name).resolve(below).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException(part.key() + " leads out of the cache");
            }
            Files.createDirectories(target.getParent());
            link(part, target);
        }
    }

    private void concatenate(String name, List<StoredObject> parts, boolean headed)
            throws IOException, ConnectorException {
        List<String> headers = new ArrayList<>();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (StoredObject part : parts) {
                try (InputStream in = open(part)) {
                    if (headed) {
                        header(part, parts.getFirst(), in, headers, out);
                    } else {
                        refuseList(part, in);
                    }
                    endWithNewLine(in, out);
                }
            }
        }
    }

    private static void header(
            StoredObject part,
            StoredObject first,
            InputStream in,
            List<String> headers,
            OutputStream out)
            throws IOException, ConnectorException {
        byte[] line = line(in);
        String header = new String(line, StandardCharsets.UTF_8).strip();
        if (headers.isEmpty()) {
            headers.add(header);
            out.write(line);
            out.write('\n');
        } else if (!headers.getFirst().equals(header)) {
            throw rejected(
                    part.key()
                            + " and "
                            + first.key()
                            + " would be one table, but have different columns.");
        }
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static void refuseList(StoredObject part, InputStream in)
            throws IOException, ConnectorException {
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first == '[') {
            throw rejected(
                    part.key()
                            + " is a JSON list; several files of a table must have one object per"
                            + " line.");
        }
    }

    private static void endWithNewLine(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int last = '\n';
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            last = buffer[count - 1];
        }
        if (last != '\n') {
            out.write('\n');
        }
    }

    private InputStream open(StoredObject part) throws IOException, ConnectorException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(copies.apply(part)));
        if (!isPacked(part)) {
            return raw;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(raw));
        } catch (IOException notPacked) {
            raw.close();
            throw rejected(part.key() + " is named .gz but is not packed.");
        }
    }

    private static boolean isPacked(StoredObject object) {
        return object.key().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /// Costs no space; where the file system cannot link, a copy does.
    private void link(StoredObject object, Path target) throws IOException {
        Path copy = copies.apply(object);
        try {
            Files.createLink(target, copy);
        } catch (UnsupportedOperationException | IOException cannot) {
            Files.copy(copy, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void evict(Path root) throws IOException {
        List<Path> latestFirst;
        try (Stream<Path> layouts = Files.list(root)) {
            latestFirst =
                    layouts.filter(it -> !it.getFileName().toString().startsWith("draft-"))
                            .sorted(Comparator.comparing(TableFolder::lastUse).reversed())
                            .toList();
        }
        for (Path old :
                latestFirst.subList(Math.min(MOST_KEPT, latestFirst.size()), latestFirst.size())) {
            delete(old);
        }
    }

    private static FileTime lastUse(Path layout) {
        try {
            return Files.getLastModifiedTime(layout);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }

    private static ConnectorException rejected(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
