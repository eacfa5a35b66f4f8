package dev.culprit.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Lays the licences and notices that come inside the jars open, one folder per jar.
final class Licences {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(META-INF/)?([^/]*/)?(licen[cs]e|notice|copying|about)[^/]*(\\.txt|\\.md|\\.html)?",
                    Pattern.CASE_INSENSITIVE);

    private Licences() {}

    static void collect(Path jars, Path legal) throws IOException {
        for (Path jar : Folders.files(jars)) {
            try (var zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (isText(entry)) {
                        copy(zip, entry, legal.resolve(stem(jar)));
                    }
                }
            }
        }
    }

    private static boolean isText(ZipEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().endsWith(".class")
                && TEXT.matcher(entry.getName()).matches();
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path text = folder.resolve(entry.getName().replace('/', '_'));
        try (InputStream bytes = zip.getInputStream(entry)) {
            Files.write(text, bytes.readAllBytes());
        }
    }

    private static String stem(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }
}
