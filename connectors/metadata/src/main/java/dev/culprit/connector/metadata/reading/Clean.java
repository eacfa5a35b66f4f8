package dev.culprit.connector.metadata.reading;

import dev.culprit.core.context.Change;

/// Texts from outside as one line of bounded length, without control characters.
public final class Clean {
    private static final int NAME = 200;

    private Clean() {}

    /// A title of at most [Change#MOST_TITLE] characters; never blank.
    public static String title(String text) {
        String line = line(text, Change.MOST_TITLE);
        return line.isEmpty() ? "(no words)" : line;
    }

    public static String name(String text) {
        return line(text, NAME);
    }

    private static String line(String text, int most) {
        String start = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        String plain = start.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
    }
}
