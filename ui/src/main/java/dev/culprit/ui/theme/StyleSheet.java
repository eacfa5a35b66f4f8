package dev.culprit.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.MissingResourceException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A style sheet of the product in another size than it was written for. Texts and icons grow as asked.
/// The room around them grows less and the widths of panes least, so that more of the page stays in the
/// window; hair lines stay. Lengths in `em` follow their text by themselves.
final class StyleSheet {
    private static final String FOLDER = "/dev/culprit/resources/theme/";
    private static final int FULL = 100;
    private static final double HAIR = 2;
    private static final Pattern DECLARATION = Pattern.compile("(-fx-[a-z-]+)\\s*:([^;{}]*)");
    private static final Pattern PIXELS = Pattern.compile("(-?\\d+(?:\\.\\d+)?)px");

    private StyleSheet() {}

    /// @param percent 100 for the size it was written for
    static String url(String sheet, int percent) {
        URL found = StyleSheet.class.getResource(FOLDER + sheet);
        if (found == null) {
            throw new MissingResourceException("No style sheet " + sheet, "theme", sheet);
        }
        return percent == FULL ? found.toExternalForm() : data(scaled(text(found), percent));
    }

    private static String text(URL sheet) {
        try (InputStream bytes = sheet.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String data(String text) {
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String scaled(String sheet, int percent) {
        double more = (percent - FULL) / (double) FULL;
        return DECLARATION
                .matcher(sheet)
                .replaceAll(each -> Matcher.quoteReplacement(declaration(each, more)));
    }

    private static String declaration(MatchResult found, double more) {
        String property = found.group(1);
        double factor = 1 + more * share(property);
        String value =
                PIXELS.matcher(found.group(2))
                        .replaceAll(each -> length(Double.parseDouble(each.group(1)), factor));
        return property + ":" + value;
    }

    private static String length(double pixels, double factor) {
        double scaled = Math.abs(pixels) <= HAIR ? pixels : Math.round(pixels * factor * 2) / 2.0;
        return scaled + "px";
    }

    /// How much of the growth a property takes.
    private static double share(String property) {
        if (property.endsWith("font-size")
                || property.endsWith("icon-size")
                || property.endsWith("height")
                || property.endsWith("cell-size")) {
            return 1;
        }
        return property.endsWith("width") ? 0.4 : 0.5;
    }
}
