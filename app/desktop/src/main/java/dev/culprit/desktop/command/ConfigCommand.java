package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.settings.SettingWords;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The settings of the window, without it.
@Command(name = "config", description = "Show and change the settings.")
final class ConfigCommand implements Callable<Integer> {
    private static final String KEY = "KEY";

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    private final SettingWords words = new SettingWords(new Messages(Locale.ENGLISH));

    @Override
    public Integer call() {
        throw Complaint.badInput("Say what to do: list, get, set, unset or path.");
    }

    @Command(name = "list", description = "List all settings with their values.")
    int list() {
        Settings settings = read();
        for (Setting setting : KnownSettings.ALL) {
            System.out.printf(
                    "%-30s %-14s %s%n",
                    setting.key(),
                    settings.get(setting) + (settings.isSet(setting) ? " *" : ""),
                    words.explanation(setting));
        }
        System.err.println("* was set; the others have their usual value.");
        return ExitCode.FOUND.code();
    }

    @Command(name = "get", description = "Print the value of a setting.")
    int get(@Parameters(paramLabel = KEY) String key) {
        Setting setting = require(key);
        System.out.println(read().get(setting));
        return ExitCode.FOUND.code();
    }

    @Command(name = "set", description = "Change a setting; an open window obeys at once.")
    int set(
            @Parameters(paramLabel = KEY) String key,
            @Parameters(paramLabel = "VALUE") String value) {
        Setting setting = require(key);
        if (setting.read(value).isEmpty()) {
            throw Complaint.badInput(key + " needs " + words.expected(setting) + ".");
        }
        Home home = culprit.home();
        home.prepare();
        requireKept(home, Wiring.settings(home).set(setting, value));
        return ExitCode.FOUND.code();
    }

    @Command(name = "unset", description = "Go back to the usual value of a setting.")
    int unset(@Parameters(paramLabel = KEY) String key) {
        Setting setting = require(key);
        Home home = culprit.home();
        home.prepare();
        requireKept(home, Wiring.settings(home).unset(setting));
        return ExitCode.FOUND.code();
    }

    @Command(name = "path", description = "Print where the settings are kept.")
    int path() {
        System.out.println(culprit.home().preferences());
        return ExitCode.FOUND.code();
    }

    /// What is stored and no value is told on the way.
    private Settings read() {
        Settings settings = Wiring.settings(culprit.home());
        settings.damaged().forEach(each -> System.err.println(words.sentence(each)));
        return settings;
    }

    private static Setting require(String key) {
        return KnownSettings.find(key)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no setting "
                                        + key
                                        + "; there is "
                                        + KnownSettings.ALL.stream()
                                                .map(Setting::key)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static void requireKept(Home home, boolean kept) {
        if (!kept) {
            throw new Complaint(
                    ExitCode.FAILED, "The setting cannot be written below " + home.folder() + ".");
        }
    }
}
