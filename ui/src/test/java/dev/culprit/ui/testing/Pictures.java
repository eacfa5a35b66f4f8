package dev.culprit.ui.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/// Writes what a scene shows as PNG to `target/screenshots`, without a display.
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};

    private Pictures() {}

    /// Call on the screen's thread.
    public static WritableImage take(Scene scene, String name) {
        return take(scene, name, scene.getWidth(), scene.getHeight());
    }

    /// A picture as large as wanted; a window without display is at most 1000 high.
    public static WritableImage take(Scene scene, String name, double width, double height) {
        scene.getRoot().resize(width, height);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage image = scene.getRoot().snapshot(null, null);
        scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".png"), png(image));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return image;
    }

    private static byte[] png(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        var header = new ByteArrayOutputStream();
        var size = new DataOutputStream(header);
        size.writeInt(width);
        size.writeInt(height);
        size.write(EIGHT_BIT_RGB);
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            byte[] line = new byte[1 + 3 * width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int color = reader.getArgb(x, y);
                    line[1 + 3 * x] = (byte) (color >> 16);
                    line[2 + 3 * x] = (byte) (color >> 8);
                    line[3 + 3 * x] = (byte) color;
                }
                out.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
