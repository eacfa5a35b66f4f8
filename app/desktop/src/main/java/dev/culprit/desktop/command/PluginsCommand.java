package dev.culprit.desktop.command;

import dev.culprit.desktop.plugins.Plugin;
import dev.culprit.desktop.plugins.PluginException;
import dev.culprit.desktop.plugins.Plugins;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "plugins",
        description = {
            "Install libraries that do not come with Culprit.",
            "A plug-in is trusted code: it may do whatever Culprit may."
        })
final class PluginsCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() {
        return list();
    }

    private Plugins open() {
        Home home = culprit.home();
        home.prepare();
        return new Plugins(home.plugins());
    }

    @Command(name = "list", description = "List the plug-ins there are.")
    int list() {
        Plugins plugins = open();
        for (Plugin plugin : plugins.all()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %-24s %6.1f MB  %-13s  %s%n",
                    plugin.id(),
                    plugin.label(),
                    plugin.size() / 1e6,
                    plugins.isInstalled(plugin) ? "installed" : "not installed",
                    plugin.licence());
        }
        return ExitCode.FOUND.code();
    }

    @Command(name = "show", description = "List the files of a plug-in with their hashes.")
    int show(@Parameters(paramLabel = "ID", description = "the plug-in") String id) {
        Plugin plugin = require(open(), id);
        plugin.jars()
                .forEach(jar ->
                        System.out.println(
                                jar.coordinates() + "  " + jar.fileName() + "  " + jar.sha256()));
        return ExitCode.FOUND.code();
    }

    @Command(
            name = "install",
            description = "Install a plug-in from files that are on this machine.")
    int install(
            @Parameters(paramLabel = "ID", description = "the plug-in") String id,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "FOLDER",
                            description =
                                    "a folder with its files, or one laid out as Maven does, such"
                                            + " as ~/.m2/repository")
                    Path from) {
        Plugins plugins = open();
        Plugin plugin = require(plugins, id);
        try {
            plugins.install(plugin, from);
        } catch (PluginException refused) {
            throw new Complaint(ExitCode.FAILED, refused.getMessage());
        }
        System.out.println(plugin.label() + " is installed. Licence: " + plugin.licence() + ".");
        return ExitCode.FOUND.code();
    }

    @Command(name = "remove", description = "Remove a plug-in.")
    int remove(@Parameters(paramLabel = "ID", description = "the plug-in") String id) {
        Plugins plugins = open();
        plugins.remove(require(plugins, id));
        return ExitCode.FOUND.code();
    }

    private static Plugin require(Plugins plugins, String id) {
        return plugins.find(id)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no plug-in "
                                        + id
                                        + "; `culprit plugins list` shows which there are."));
    }
}
