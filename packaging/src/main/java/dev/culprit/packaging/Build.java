package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is built and where.
///
/// @param sources the folder `packaging` of the checkout
/// @param jars everything the product needs at run time
/// @param target where the image and the packages come to lie
/// @param version as packages have it: numbers and dots
record Build(Platform platform, Path sources, Path jars, Path target, String version) {
    private static final String SNAPSHOT = "-SNAPSHOT";

    Build {
        version =
                version.endsWith(SNAPSHOT)
                        ? version.substring(0, version.length() - SNAPSHOT.length())
                        : version;
        if (!version.matches("\\d+(\\.\\d+){1,2}")) {
            throw new IllegalArgumentException(
                    "A package's version is like 1.2.3, but the build's is " + version);
        }
    }

    /// The options of `launch.args`.
    List<String> launchOptions() throws IOException {
        return Files.readAllLines(sources.resolve("launch.args")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /// The program's name; Windows and macOS show it to people.
    String name() {
        return platform.os() == Platform.Os.LINUX ? "culprit" : "Culprit";
    }

    Path icon() {
        return sources.resolve("icons")
                .resolve(
                        switch (platform.os()) {
                            case WINDOWS -> "culprit.ico";
                            case MAC -> "culprit.icns";
                            case LINUX, OTHER -> "culprit-512.png";
                        });
    }

    /// The image that jpackage builds.
    Path image() {
        return target.resolve("image")
                .resolve(platform.os() == Platform.Os.MAC ? name() + ".app" : name());
    }

    /// The folder of the class path inside the image.
    Path app() {
        return switch (platform.os()) {
            case WINDOWS -> image().resolve("app");
            case MAC -> image().resolve("Contents").resolve("app");
            case LINUX, OTHER -> image().resolve("lib").resolve("app");
        };
    }

    /// The image's starter.
    Path launcher() {
        return switch (platform.os()) {
            case WINDOWS -> image().resolve("culprit-cli.exe");
            case MAC -> image().resolve("Contents").resolve("MacOS").resolve(name());
            case LINUX, OTHER -> image().resolve("bin").resolve(name());
        };
    }
}
