package dev.culprit.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.MissingResourceException;
import javafx.scene.image.Image;

/// The product's own icon.
public final class Icons {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128);
    private static final int LARGE = 128;

    private Icons() {}

    /// All sizes that a window manager may ask for.
    public static List<Image> ofWindow() {
        return SIZES.stream().map(Icons::load).toList();
    }

    /// For a page of the window.
    public static Image large() {
        return load(LARGE);
    }

    private static Image load(int size) {
        String path = "/dev/culprit/resources/icons/culprit-" + size + ".png";
        try (InputStream bytes = Icons.class.getResourceAsStream(path)) {
            if (bytes == null) {
                throw new MissingResourceException("No icon " + path, "icons", path);
            }
            return new Image(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
