package dev.culprit.analyst.sql;

import java.util.Optional;

/// A regular expression without backslashes: `\d` becomes `[0-9]`, `\.` becomes `[.]`.
final class PlainPattern {
    private final String pattern;
    private final StringBuilder plain = new StringBuilder();
    private boolean inClass;

    private PlainPattern(String pattern) {
        this.pattern = pattern;
    }

    /// Empty when an escape has no other way to be written, a word's boundary for one.
    static Optional<String> of(String pattern) {
        return new PlainPattern(pattern).written();
    }

    private Optional<String> written() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                if (i == pattern.length() || !escaped(pattern.charAt(i))) {
                    return Optional.empty();
                }
            } else {
                inClass = inClass ? c != ']' : c == '[';
                plain.append(c);
            }
        }
        return Optional.of(plain.toString());
    }

    private boolean escaped(char c) {
        Optional<String> members = members(c);
        if (members.isPresent()) {
            plain.append(inClass ? members.get() : "[" + members.get() + "]");
            return true;
        }
        if (c == 'D' || c == 'W' || c == 'S') {
            String others = members(Character.toLowerCase(c)).orElseThrow();
            plain.append("[^").append(others).append(']');
            return !inClass;
        }
        boolean literal = !Character.isLetterOrDigit(c) && c != '\\' && c != '^' && c < 128;
        boolean apart = inClass && (c == ']' || c == '-' || c == '[');
        plain.append(inClass ? "" + c : "[" + c + "]");
        return literal && !apart;
    }

    private static Optional<String> members(char c) {
        return switch (c) {
            case 'd' -> Optional.of("0-9");
            case 'w' -> Optional.of("A-Za-z0-9_");
            case 's' -> Optional.of(" \t\r\n\f");
            default -> Optional.empty();
        };
    }
}
