package dev.culprit.desktop;

/// Entry point of the window and the command line.
public final class Main {

    /// Not one of the product's exit codes: the smoke check skips itself when it sees this one.
    private static final int NOTHING_HERE_YET = 64;

    private Main() {}

    public static void main(String[] args) {
        System.err.println("Usage: culprit COMMAND (there is no command yet)");
        System.exit(NOTHING_HERE_YET);
    }
}
