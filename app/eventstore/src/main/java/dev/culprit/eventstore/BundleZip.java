package dev.culprit.eventstore;

import dev.culprit.core.replay.DamagedBundleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The outer form of a bundle: a zip with exactly two entries, in order. Read without trusting
/// anything it says about itself; nothing is ever written to a path it names.
final class BundleZip {
    static final String MANIFEST = "manifest.json";
    static final String EVENTS = "events.jsonl";

    /// Largest events file, unpacked.
    private static final int MAX_EVENTS = 200 * 1024 * 1024;

    private static final int MAX_MANIFEST = 64 * 1024;

    /// Most unpacked bytes per packed byte in a large entry; logs pack 5 to 50 times.
    private static final int MAX_RATIO = 200;

    private static final int SMALL = 1024 * 1024;

    /// The earliest time a zip can carry, so that the same content gives the same bytes.
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;

    private BundleZip() {}

    record Content(String manifest, String events) {}

    /// @throws IllegalArgumentException when the events are too large to be read again
    static byte[] write(Content content) {
        byte[] manifest = content.manifest().getBytes(StandardCharsets.UTF_8);
        byte[] events = content.events().getBytes(StandardCharsets.UTF_8);
        if (events.length > MAX_EVENTS) {
            throw new IllegalArgumentException(
                    "The investigation is too large for a bundle: " + events.length + " bytes.");
        }
        byte[] packed = write(manifest, events, Deflater.DEFAULT_COMPRESSION);
        return suspicious(events.length, packed.length)
                ? write(manifest, events, Deflater.NO_COMPRESSION)
                : packed;
    }

    private static byte[] write(byte[] manifest, byte[] events, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            entry(zip, MANIFEST, manifest);
            entry(zip, EVENTS, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static Content read(byte[] bundle) throws DamagedBundleException {
        requireEnd(bundle);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            String manifest = entry(zip, MANIFEST, MAX_MANIFEST, bundle.length);
            String events = entry(zip, EVENTS, MAX_EVENTS, bundle.length);
            ZipEntry more = zip.getNextEntry();
            if (more != null) {
                throw new DamagedBundleException("The bundle holds more than it may.");
            }
            return new Content(manifest, events);
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedBundleException("The file is damaged and cannot be unpacked.", e);
        }
    }

    private static String entry(ZipInputStream zip, String name, int most, int packed)
            throws IOException, DamagedBundleException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new DamagedBundleException("The bundle has no " + name + " where it belongs.");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > most || suspicious(content.size(), packed)) {
                throw new DamagedBundleException(name + " is larger than a bundle may be.");
            }
        }
        return text(name, content.toByteArray());
    }

    private static String text(String name, byte[] content) throws DamagedBundleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new DamagedBundleException(name + " is not UTF-8 text.", e);
        }
    }

    private static boolean suspicious(long unpacked, long packed) {
        return unpacked > SMALL && unpacked > packed * MAX_RATIO;
    }

    /// A zip is read from its end: what is attached or cut off there shows first, and the end tells
    /// how many entries other programs would see.
    private static void requireEnd(byte[] bundle) throws DamagedBundleException {
        if (bundle.length < END_RECORD) {
            throw new DamagedBundleException("The file is no bundle.");
        }
        ByteBuffer end =
                ByteBuffer.wrap(bundle, bundle.length - END_RECORD, END_RECORD)
                        .order(ByteOrder.LITTLE_ENDIAN);
        if (end.getInt() != END_SIGNATURE) {
            throw new DamagedBundleException("The file is no bundle, or its end is missing.");
        }
        end.getInt();
        if (end.getShort() != 2) {
            throw new DamagedBundleException("The bundle does not hold exactly two files.");
        }
    }
}
