package dev.culprit.desktop.library;

import dev.culprit.ui.services.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What the home folder needs of the disk. Caches and samples can be made again and so be removed; the
/// log cannot, for it holds everything that ever happened and only grows.
public final class HomeStorage implements Storage {
    private static final List<String> REMADE = List.of("cache", "samples");
    private static final List<String> KNOWN =
            List.of("store", "cache", "samples", "plugins", "context", "logs");

    private final Path home;
    private final BooleanSupplier busy;

    /// @param busy whether investigations run that may use what is cached
    public HomeStorage(Path home, BooleanSupplier busy) {
        this.home = home;
        this.busy = busy;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String name : KNOWN) {
            Path folder = home.resolve(name);
            if (Files.exists(folder)) {
                parts.add(new Part(name, bytes(folder), REMADE.contains(name)));
            }
        }
        parts.add(new Part("settings", settings(), false));
        return parts;
    }

    private long settings() {
        try (var files = Files.list(home)) {
            return files.filter(Files::isRegularFile).mapToLong(HomeStorage::size).sum();
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long bytes(Path folder) {
        long[] sum = {0};
        walk(folder, false, (_, size) -> sum[0] += size);
        return sum[0];
    }

    @Override
    public boolean isBusy() {
        return busy.getAsBoolean();
    }

    /// Files that are in use and cannot be removed stay.
    @Override
    public long clean() {
        if (isBusy()) {
            return 0;
        }
        long[] freed = {0};
        for (String name : REMADE) {
            walk(home.resolve(name), true, (_, size) -> freed[0] += size);
        }
        return freed[0];
    }

    private interface Seen {
        void file(Path file, long bytes);
    }

    /// Links are not followed: what lies elsewhere belongs to others.
    private static void walk(Path folder, boolean delete, Seen seen) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                            if (!delete || deleted(file)) {
                                seen.file(file, about.size());
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path each, @org.jspecify.annotations.Nullable IOException gone) {
                            if (delete && !each.equals(folder)) {
                                deleted(each);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean deleted(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException inUse) {
            return false;
        }
    }
}
