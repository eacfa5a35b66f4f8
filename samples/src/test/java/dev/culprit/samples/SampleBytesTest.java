package dev.culprit.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fails when the bytes of a sample change: then `SampleFolder.VERSION` is to be raised, so that
/// copies on disk are renewed, and the digest to be noted in `sample-digests.properties`.
final class SampleBytesTest {

    @TempDir Path root;

    static List<String> samples() {
        return WrittenSamples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bytesAreThoseThatWereCommitted(String name) throws IOException {
        Properties digests = new Properties();
        try (InputStream in =
                SampleBytesTest.class.getResourceAsStream("sample-digests.properties")) {
            digests.load(in);
        }

        assertThat(digest(WrittenSamples.folder(name))).isEqualTo(digests.getProperty(name));
    }

    @Test
    void bytesAreTheSameInAnotherLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            new SampleLibrary().find("orphaned_records").orElseThrow().write(root.resolve("again"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(digest(root.resolve("again")))
                .isEqualTo(digest(WrittenSamples.folder("orphaned_records")));
    }

    private static String digest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            files.sorted().forEach(file -> addTo(sha256, file));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void addTo(MessageDigest digest, Path file) {
        try {
            digest.update(file.getFileName().toString().getBytes(UTF_8));
            digest.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
