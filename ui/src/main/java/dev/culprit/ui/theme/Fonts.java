package dev.culprit.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts that come with the product. The style sheets name their families.
public final class Fonts {
    private static final List<String> FILES =
            List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");
    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /// Makes them known to the toolkit; loading twice does no harm.
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        String path = "/dev/culprit/resources/fonts/" + file;
        try (InputStream bytes = Fonts.class.getResourceAsStream(path)) {
            if (bytes == null || Font.loadFont(bytes, ANY_SIZE) == null) {
                throw new IllegalStateException("The font " + path + " cannot be loaded");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
