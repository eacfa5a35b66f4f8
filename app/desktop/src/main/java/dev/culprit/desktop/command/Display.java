package dev.culprit.desktop.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a window can be shown here.
final class Display {
    private Display() {}

    /// Why not, as a sentence; empty when it can.
    static Optional<String> problem() {
        return problem(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""));
    }

    static Optional<String> problem(Map<String, String> environment, String system, String glass) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean shown = !environment.getOrDefault("DISPLAY", "").isBlank();
        return linux && !shown && !glass.equals("Headless")
                ? Optional.of("There is no display here (DISPLAY is not set).")
                : Optional.empty();
    }
}
