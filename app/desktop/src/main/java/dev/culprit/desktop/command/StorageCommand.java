package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.desktop.library.HomeStorage;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.services.Storage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "storage",
        description = "Show what the home folder needs of the disk, and remove what is made again.")
final class StorageCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Option(
            names = "--clean",
            description = "remove caches and samples, which are made again when they are needed")
    private boolean clean;

    @Option(names = "--json", description = "for other programs")
    private boolean json;

    @Override
    public Integer call() {
        Home home = culprit.home();
        home.prepare();
        var storage = new HomeStorage(home.folder(), () -> false);
        if (clean) {
            try (Wiring _ = Wiring.open(home)) { // nobody else may be using them
                System.err.println("Freed " + size(storage.clean()) + ".");
            }
        }
        List<Storage.Part> parts = storage.parts();
        if (json) {
            var all = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part ->
                    all.addObject()
                            .put("part", part.name())
                            .put("bytes", part.bytes())
                            .put("can_be_remade", part.remade()));
            System.out.println(all.toPrettyString());
        } else {
            parts.forEach(part ->
                    System.out.printf(
                            "%-10s %10s%s%n",
                            part.name(),
                            size(part.bytes()),
                            part.remade() ? "  can be made again" : ""));
        }
        return ExitCode.FOUND.code();
    }

    private static String size(long bytes) {
        double mega = bytes / 1_000_000.0;
        return mega >= 1
                ? String.format(Locale.ROOT, "%,.1f MB", mega)
                : String.format(Locale.ROOT, "%,.1f kB", bytes / 1000.0);
    }
}
