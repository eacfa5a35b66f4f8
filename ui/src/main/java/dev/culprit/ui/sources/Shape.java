package dev.culprit.ui.sources;

/// Hides a value and keeps its shape: `ada@example.org` reads `xxx@xxxxxxx.xxx`.
final class Shape {
    private Shape() {}

    static String of(String value) {
        StringBuilder shape = new StringBuilder();
        value.codePoints().map(Shape::of).forEach(shape::appendCodePoint);
        return shape.toString();
    }

    private static int of(int character) {
        if (Character.isDigit(character)) {
            return '9';
        }
        if (Character.isUpperCase(character)) {
            return 'X';
        }
        return Character.isLetter(character) ? 'x' : character;
    }
}
