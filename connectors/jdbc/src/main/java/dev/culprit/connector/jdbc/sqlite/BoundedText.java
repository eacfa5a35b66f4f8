package dev.culprit.connector.jdbc.sqlite;

/// A text that a regular expression may look at only so often. SQLite cannot interrupt a function,
/// and some expressions need exponential time.
final class BoundedText implements CharSequence {
    private static final int MOST_LOOKS = 20_000_000;

    private final CharSequence text;
    private int looks;

    BoundedText(CharSequence text) {
        this.text = text;
    }

    /// Unchecked, as it passes through the JDK's regular expressions.
    static final class TooLongException extends RuntimeException {}

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks++;
        if (looks > MOST_LOOKS) {
            throw new TooLongException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
