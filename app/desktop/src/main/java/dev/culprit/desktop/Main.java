package dev.culprit.desktop;

/// Entry point of the window and the command line.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.err.println("Usage: culprit COMMAND");
        System.exit(2);
    }
}
