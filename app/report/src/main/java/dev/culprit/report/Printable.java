package dev.culprit.report;

/// Text from data, made fit to stand in a document: what no document may carry is replaced, and what
/// would reorder the text before a reader's eyes is shown instead of obeyed.
final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    static String text(String raw) {
        String unix = raw.replace("\r\n", "\n").replace('\r', '\n');
        var out = new StringBuilder(unix.length());
        unix.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /// The same on one line.
    static String line(String raw) {
        return text(raw).replaceAll("\\s+", " ").strip();
    }

    private static void append(StringBuilder out, int point) {
        if (reorders(point)) {
            out.append("[U+").append(Integer.toHexString(point).toUpperCase(java.util.Locale.ROOT));
            out.append(']');
        } else {
            out.appendCodePoint(allowed(point) ? point : REPLACEMENT);
        }
    }

    /// Unicode's directional overrides and isolates.
    private static boolean reorders(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    /// What both XML 1.0 and HTML accept as a character, control characters left out.
    private static boolean allowed(int point) {
        boolean plain = point == '\t' || point == '\n' || (point >= 0x20 && point < 0x7F);
        boolean beyondAscii = point >= 0xA0 && point <= 0xD7FF;
        boolean afterSurrogates = point >= 0xE000 && point <= 0x10FFFF;
        boolean character = (point & 0xFFFE) != 0xFFFE && !(point >= 0xFDD0 && point <= 0xFDEF);
        return (plain || beyondAscii || afterSurrogates) && character;
    }
}
