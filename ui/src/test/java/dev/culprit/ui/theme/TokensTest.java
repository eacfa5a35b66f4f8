package dev.culprit.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The tokens of the themes, read as text.
class TokensTest {
    private static final Path FOLDER = Path.of("..", "resources", "theme");
    private static final Pattern TOKEN =
            Pattern.compile("(?m)^\\s*(-(?:culprit|color)-[a-z0-9-]+)\\s*:\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("-culprit-[a-z-]+");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyThemeHasEveryTokenThatTheLooksUse(Theme theme) {
        Set<String> used = new TreeSet<>();
        for (String sheet : new String[] {"window.css", "case.css"}) {
            USE.matcher(text(sheet)).results().forEach(use -> used.add(use.group()));
        }

        assertThat(used).isNotEmpty();
        assertThat(tokens(theme).keySet()).containsAll(used);
    }

    @Test
    void allThemesHaveTheSameTokens() {
        Set<String> light = ofProduct(Theme.LIGHT);
        for (Theme theme : Theme.values()) {
            assertThat(ofProduct(theme)).isEqualTo(light);
        }
    }

    private static Set<String> ofProduct(Theme theme) {
        Set<String> names = new TreeSet<>(tokens(theme).keySet());
        names.removeIf(name -> !name.startsWith("-culprit-"));
        return names;
    }

    @Test
    void coloursStandInTokenFilesOnly() {
        assertThat(text("window.css")).doesNotContainPattern(COLOUR);
        assertThat(text("case.css")).doesNotContainPattern(COLOUR);
    }

    /// The formula and the numbers are those of WCAG 2.2, success criteria 1.4.6 and 1.4.11.
    @ParameterizedTest
    @CsvSource({
        "-culprit-text, 7",
        "-culprit-text-muted, 7",
        "-culprit-accent, 7",
        "-culprit-confirmed, 7",
        "-culprit-untested, 7",
        "-culprit-danger, 7",
        "-culprit-refuted, 7",
        "-culprit-ruled-out, 7",
        "-culprit-testing, 7",
        "-culprit-border, 4.5",
        "-culprit-border-soft, 4.5",
        "-culprit-focus, 4.5"
    })
    void highContrastStandsOutFromEverySurface(String token, double least) {
        Map<String, String> tokens = tokens(Theme.HIGH_CONTRAST);
        for (String surface :
                new String[] {
                    "-culprit-canvas",
                    "-culprit-surface",
                    "-culprit-surface-raised",
                    "-culprit-surface-inset",
                    "-culprit-hover",
                    "-culprit-accent-soft",
                    "-culprit-untested-soft",
                    "-culprit-danger-soft",
                    "-culprit-confirmed-soft"
                }) {
            assertThat(contrast(colour(tokens, token), colour(tokens, surface)))
                    .as(token + " on " + surface)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void highContrastReadsOnItsAccentToo() {
        Map<String, String> tokens = tokens(Theme.HIGH_CONTRAST);

        for (String button :
                new String[] {
                    "-culprit-accent-strong",
                    "-color-accent-6",
                    "-color-success-6",
                    "-color-danger-6"
                }) {
            assertThat(contrast(colour(tokens, "-culprit-on-accent"), colour(tokens, button)))
                    .as(button)
                    .isGreaterThanOrEqualTo(7);
        }
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Color colour(Map<String, String> tokens, String name) {
        String value = String.valueOf(tokens.get(name));
        return value.startsWith("-") ? colour(tokens, value) : Color.web(value);
    }

    private static Map<String, String> tokens(Theme theme) {
        Map<String, String> tokens = new TreeMap<>();
        for (String sheet : theme.sheets()) {
            TOKEN.matcher(text(sheet))
                    .results()
                    .forEach(each -> tokens.put(each.group(1), each.group(2).strip()));
        }
        return tokens;
    }

    private static String text(String sheet) {
        try {
            return Files.readString(FOLDER.resolve(sheet));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
