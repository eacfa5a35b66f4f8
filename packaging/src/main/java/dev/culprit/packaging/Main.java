package dev.culprit.packaging;

import java.io.IOException;
import java.nio.file.Path;

/// Packages what Maven has built. Arguments: the folder `packaging`, the folder of all jars, the
/// folder to fill, the version, and `image` or `all`.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var build =
                new Build(
                        Platform.current(),
                        Path.of(args[0]),
                        Path.of(args[1]),
                        Path.of(args[2]),
                        args[3]);
        new Image(build).make();
        new AotCache(build).train();
        System.out.println("Image: " + build.image());
        if (args[4].equals("all")) {
            packages(build);
        }
    }

    private static void packages(Build build) throws IOException, InterruptedException {
        switch (build.platform().os()) {
            case LINUX -> new LinuxPackages(build).make();
            case WINDOWS, MAC -> new Installers(build).make();
            case OTHER -> throw new IllegalStateException("No package for this system");
        }
        for (Path file : Folders.files(build.target())) {
            System.out.println("Package: " + file);
        }
    }
}
