package dev.culprit.desktop.wiring;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.logs.Logging;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.services.Support;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What can be told of a home folder to strangers: versions, kinds, counts, settings that hold no names, and
/// the end of the log, which is written to be safe.
final class HomeSupport implements Support {
    private static final int LINES = 200;
    private static final long MEGABYTE = 1024 * 1024;

    private final Home home;
    private final Parts parts;
    private final List<InvestigationId> interrupted;

    /// Read when they are asked for; the files behind them may be damaged.
    record Parts(
            Supplier<List<SourceProfile>> sources,
            Supplier<List<ModelProfile>> models,
            Supplier<Settings> settings,
            Supplier<Integer> investigations,
            InstantSource clock) {}

    HomeSupport(Home home, Parts parts, List<InvestigationId> interrupted) {
        this.home = home;
        this.parts = parts;
        this.interrupted = List.copyOf(interrupted);
    }

    @Override
    public List<InvestigationId> interrupted() {
        return interrupted;
    }

    @Override
    public String diagnostics() {
        return String.join(
                "\n",
                "Culprit " + Wiring.version() + ", " + parts.clock().instant(),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.vendor"),
                system(),
                heap(),
                "Investigations: " + parts.investigations().get(),
                "Sources: " + kinds(this::sourceTypes),
                "Models: " + kinds(this::modelProviders),
                "Settings: " + kinds(this::settings),
                "",
                "End of the log",
                endOfLog());
    }

    private static String system() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", "
                + System.getProperty("os.arch")
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, "
                + Locale.getDefault().toLanguageTag();
    }

    private static String heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
        return "Heap: " + used + " of " + runtime.maxMemory() / MEGABYTE + " MB";
    }

    private static String kinds(Supplier<List<String>> all) {
        try {
            List<String> kinds = all.get();
            return kinds.isEmpty() ? "none" : String.join(", ", kinds);
        } catch (SettingsException damaged) {
            return "damaged";
        }
    }

    private List<String> sourceTypes() {
        return counted(parts.sources().get().stream().map(SourceProfile::type).toList());
    }

    private List<String> modelProviders() {
        return counted(
                parts.models().get().stream()
                        .map(profile -> profile.provider().name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> counted(List<String> kinds) {
        return kinds.stream()
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .sorted()
                .toList();
    }

    /// Only those that were changed.
    private List<String> settings() {
        Settings settings = parts.settings().get();
        return KnownSettings.ALL.stream()
                .filter(settings::isSet)
                .map(setting -> setting.key() + "=" + settings.get(setting))
                .toList();
    }

    private String endOfLog() {
        Path file = home.logs().resolve(Logging.FILE);
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "not readable";
        }
    }
}
