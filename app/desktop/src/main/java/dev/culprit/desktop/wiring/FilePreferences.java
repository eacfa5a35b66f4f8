package dev.culprit.desktop.wiring;

import dev.culprit.ui.services.Preferences;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the user chose, in a properties file that is replaced as a whole and read again when another
/// process has written it. A file that cannot be read or written costs the memory of a choice, never a
/// start.
final class FilePreferences implements Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(FilePreferences.class);

    private final Path file;
    private final Properties values = new Properties();
    private @Nullable Stamp read;

    /// By what a changed file is known; its key changes with each replacement where there is one.
    private record Stamp(FileTime modified, long size, @Nullable Object key) {}

    FilePreferences(Path file) {
        this.file = file;
        refresh();
    }

    private @Nullable Stamp stamp() {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException none) {
            return null;
        }
    }

    private void refresh() {
        Stamp now = stamp();
        if (now == null || now.equals(read)) {
            return;
        }
        read = now;
        var fresh = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            fresh.load(reader);
            values.clear();
            values.putAll(fresh);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("Preferences in {} cannot be read and are left aside", file, unreadable);
        }
    }

    @Override
    public synchronized Optional<String> get(String key) {
        refresh();
        return Optional.ofNullable(values.getProperty(key));
    }

    @Override
    public synchronized boolean put(String key, String value) {
        refresh();
        return value.equals(values.put(key, value)) || write();
    }

    @Override
    public synchronized boolean remove(String key) {
        refresh();
        return values.remove(key) == null || write();
    }

    private boolean write() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                values.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            read = stamp();
            return true;
        } catch (IOException unwritable) {
            LOG.warn("Preferences cannot be written to {}", file, unwritable);
            return false;
        }
    }
}
