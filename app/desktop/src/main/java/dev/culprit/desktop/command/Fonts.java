package dev.culprit.desktop.command;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Whether the machine has what a window needs to draw letters. The window's own fonts are shipped; on
/// Linux, JavaFX still asks fontconfig.
final class Fonts {
    private static final int SECONDS = 5;

    private Fonts() {}

    /// Why letters cannot be drawn and what to do; empty when they can.
    static Optional<String> problem() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux && !listsFonts("fc-list")
                ? Optional.of(
                        "The window cannot draw text here; install the packages fontconfig and"
                                + " fonts-dejavu-core, or any other font.")
                : Optional.empty();
    }

    /// @param command prints a line for each font there is
    static boolean listsFonts(String command) {
        try {
            Process listing = new ProcessBuilder(command).redirectErrorStream(true).start();
            listing.getOutputStream().close();
            boolean any = listing.inputReader().readLine() != null;
            listing.inputReader().close();
            return listing.waitFor(SECONDS, TimeUnit.SECONDS) && any;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
