package dev.culprit.llm.privacy;

/// Text of a model, made fit to be shown: one line, no control, direction or invisible characters.
public final class PlainText {
    private PlainText() {}

    public static String of(String text, int most) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(each -> Character.isWhitespace(each) ? ' ' : each)
                .filter(each ->
                        each == '<'
                                || each == '>'
                                || each == '&'
                                || each == '`'
                                || DataBlock.isHarmless(each))
                .forEach(plain::appendCodePoint);
        return cut(plain.toString().strip().replaceAll(" {2,}", " "), most);
    }

    /// Never cuts a character in half.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
