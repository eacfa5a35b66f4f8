package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Trains the JVM's ahead-of-time cache inside the image: it holds classes loaded and linked, which
/// halves the work of a start. It is valid for exactly these jars and options.
final class AotCache {
    private static final String FILE = "$APPDIR/culprit.aot";

    private final Build build;

    AotCache(Build build) {
        this.build = build;
    }

    /// Opens the window on a sample without a display, lets it work, and closes it.
    void train() throws IOException, InterruptedException {
        List<Path> starters = starters();
        Path starter = starters.getFirst();
        List<String> original = Files.readAllLines(starter);
        Path home = Files.createTempDirectory("culprit-training");
        try {
            Files.write(starter, with(original, training()));
            Tool.run(
                    home,
                    Map.of("CULPRIT_HOME", home.toString(), "DISPLAY", "", "JAVA_TOOL_OPTIONS", ""),
                    List.of(build.launcher().toString(), "demo"));
        } finally {
            Files.write(starter, original);
            Folders.delete(home);
        }
        for (Path each : starters) {
            Files.write(each, with(Files.readAllLines(each), List.of("-XX:AOTCache=" + FILE)));
        }
    }

    private static List<String> training() {
        return List.of(
                "-XX:AOTCacheOutput=" + FILE,
                "-Dculprit.closeAfterFrames=600",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw");
    }

    /// The starters' settings; the one that trains comes first.
    private List<Path> starters() throws IOException {
        String trained = build.launcher().getFileName().toString().replaceFirst("\\.exe$", "");
        return Folders.files(build.app()).stream()
                .filter(file -> file.toString().endsWith(".cfg"))
                .sorted((a, b) ->
                        Boolean.compare(b.endsWith(trained + ".cfg"), a.endsWith(trained + ".cfg")))
                .toList();
    }

    /// The section of the JVM's options is the last one that jpackage writes.
    static List<String> with(List<String> settings, List<String> options) {
        List<String> all = new ArrayList<>(settings);
        int at = all.indexOf("[JavaOptions]") + 1;
        if (at == 0) {
            throw new IllegalStateException("jpackage wrote no section [JavaOptions]: " + settings);
        }
        all.addAll(
                at,
                Stream.of(options).flatMap(List::stream).map(o -> "java-options=" + o).toList());
        return all;
    }
}
