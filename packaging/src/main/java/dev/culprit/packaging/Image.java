package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The image: a runtime with JavaFX as modules, all other jars on the class path, and starters.
final class Image {
    /// All of Java SE, because drivers load by name what no tool sees, and what comes by service.
    private static final List<String> MODULES =
            List.of(
                    "java.se",
                    "jdk.accessibility",
                    "jdk.charsets",
                    "jdk.crypto.cryptoki",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.localedata",
                    "jdk.management",
                    "jdk.naming.dns",
                    "jdk.net",
                    "jdk.security.auth",
                    "jdk.security.jgss",
                    "jdk.unsupported",
                    "jdk.zipfs",
                    "javafx.controls");

    /// Only here is JavaFX a module. The optimizing compiler took a third of a start, and compiling methods
    /// at their 200th call instead of their 1,000th a quarter of the rest, for once; queries run in
    /// native code. A small first heap keeps an idle window small.
    private static final List<String> OF_IMAGE =
            List.of(
                    "--enable-native-access=javafx.graphics",
                    "--add-opens=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:CompileThresholdScaling=5",
                    "-Xms32m",
                    "-XX:MaxHeapFreeRatio=40");

    private static final String MAIN_CLASS = "dev.culprit.desktop.Main";

    private final Build build;

    Image(Build build) {
        this.build = build;
    }

    void make() throws IOException, InterruptedException {
        Path modules = Folders.empty(build.target().resolve("modules"));
        Path classPath = Folders.empty(build.target().resolve("class-path"));
        Folders.delete(build.image());
        Files.createDirectories(build.target().resolve("image"));
        sort(modules, classPath);
        Tool.run(build.target(), Map.of(), jpackage(modules, classPath));
        Licences.collect(classPath, build.app().resolve("legal"));
    }

    /// JavaFX becomes part of the runtime; its jars without a platform's name are empty.
    private void sort(Path modules, Path classPath) throws IOException {
        var natives = new Natives(build.platform());
        for (Path jar : Folders.files(build.jars())) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("javafx-")) {
                natives.copy(jar, classPath);
            } else if (!name.matches("javafx-[a-z]+-[0-9.]+\\.jar")) {
                Files.copy(jar, modules.resolve(name));
            }
        }
    }

    private List<String> jpackage(Path modules, Path classPath) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Tool.ofJdk("jpackage"),
                                "--type",
                                "app-image",
                                "--name",
                                build.name(),
                                "--app-version",
                                build.version(),
                                "--vendor",
                                "Culprit",
                                "--description",
                                "Finds out why a data quality alert fired",
                                "--icon",
                                build.icon().toString(),
                                "--dest",
                                build.target().resolve("image").toString(),
                                "--input",
                                classPath.toString(),
                                "--main-jar",
                                mainJar(classPath),
                                "--main-class",
                                MAIN_CLASS,
                                "--module-path",
                                modules.toString(),
                                "--add-modules",
                                String.join(",", MODULES),
                                // Native commands stay: assembling the cache needs
                                // runtime/bin/java.
                                "--jlink-options",
                                "--strip-debug --no-header-files --no-man-pages --compress=zip-6"
                                        + " --include-locales=en,de"));
        for (String option : javaOptions()) {
            command.addAll(List.of("--java-options", option));
        }
        if (build.platform().os() == Platform.Os.WINDOWS) {
            Path console = build.sources().resolve("windows").resolve("culprit-cli.properties");
            command.addAll(List.of("--add-launcher", "culprit-cli=" + console));
        }
        return command;
    }

    private static String mainJar(Path classPath) throws IOException {
        return Folders.files(classPath).stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith("culprit-desktop-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No culprit-desktop in " + classPath));
    }

    private List<String> javaOptions() throws IOException {
        return Stream.concat(build.launchOptions().stream(), OF_IMAGE.stream()).toList();
    }
}
