package dev.culprit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Which characters the embedded fonts have. One that none has is written as its number, `[U+4E2D]`:
/// no reader's machine is asked for a font, and nothing is lost or shown as something else.
final class Glyphs {
    private final List<CmapLookup> fonts;

    private Glyphs(List<CmapLookup> fonts) {
        this.fonts = fonts;
    }

    static Glyphs of(byte[]... fonts) {
        List<CmapLookup> lookups = new ArrayList<>();
        for (byte[] font : fonts) {
            try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
                lookups.add(parsed.getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException("A font of the report cannot be read", e);
            }
        }
        return new Glyphs(List.copyOf(lookups));
    }

    String writable(String text) {
        if (text.chars().allMatch(c -> c < 0x7F)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (point < 0x7F || has(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("[U+");
                        out.append(Integer.toHexString(point).toUpperCase(Locale.ROOT));
                        out.append(']');
                    }
                });
        return out.toString();
    }

    private boolean has(int point) {
        return fonts.stream().anyMatch(font -> font.getGlyphId(point) != 0);
    }
}
