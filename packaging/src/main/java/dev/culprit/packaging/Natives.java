package dev.culprit.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Leaves the machine code of other platforms out of a jar. DuckDB's alone has 80 MB of it.
final class Natives {
    /// `libx.so`, `libx.so.1` and DuckDB's `libx.so_linux_amd64`.
    private static final Pattern NATIVE =
            Pattern.compile(".*\\.(so|dll|dylib|jnilib)([._][^/]*)?", Pattern.CASE_INSENSITIVE);

    private final Platform platform;

    Natives(Platform platform) {
        this.platform = platform;
    }

    /// Copies a jar into a folder, without what no machine of this platform can load.
    ///
    /// @return the copy
    Path copy(Path jar, Path folder) throws IOException {
        Path copy = folder.resolve(jar.getFileName().toString());
        if (hasForeign(jar)) {
            trim(jar, copy);
            Files.setLastModifiedTime(copy, Files.getLastModifiedTime(jar));
        } else {
            Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    boolean isForeign(String entry) {
        return NATIVE.matcher(entry).matches() && platform.isForeign(entry);
    }

    private boolean hasForeign(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> isForeign(entry.getName()));
        }
    }

    private void trim(Path jar, Path copy) throws IOException {
        try (var zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                var out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!isForeign(entry.getName())) {
                    write(zip, entry, out);
                }
            }
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
        var copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        out.putNextEntry(copied);
        try (InputStream bytes = zip.getInputStream(entry)) {
            bytes.transferTo(out);
        }
        out.closeEntry();
    }
}
