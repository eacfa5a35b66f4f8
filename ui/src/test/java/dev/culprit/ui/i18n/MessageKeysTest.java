package dev.culprit.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sources and the bundles know the same keys. A literal that ends with a dot stands for the keys
/// that begin with it.
class MessageKeysTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path BUNDLES = Path.of("..", "resources", "i18n");
    private static final List<String> BUNDLE_NAMES =
            List.of(
                    "window.properties",
                    "case.properties",
                    "settings.properties",
                    "library.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+(,\\w+)?");
    private static final Pattern LITERAL =
            Pattern.compile("\"([A-Za-z]+(?:[._-][A-Za-z]+)*\\.?)\"");
    private static final Pattern USED =
            Pattern.compile("(?:messages\\.get|labelled|sourceField)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyKeyInTheSourcesHasAText() {
        Set<String> used = new TreeSet<>();
        sources(USED, used);

        assertThat(used).isNotEmpty();
        used.removeAll(bundles());
        assertThat(used).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        Set<String> literals = new TreeSet<>();
        sources(LITERAL, literals);
        Set<String> keys = bundles();
        keys.removeIf(key ->
                literals.contains(key)
                        || literals.stream()
                                .anyMatch(literal ->
                                        literal.endsWith(".") && key.startsWith(literal)));
        keys.removeIf(key -> literals.contains(key.substring(0, key.lastIndexOf('.'))));

        assertThat(keys).isEmpty();
    }

    /// A text that one language lacks would be shown in English there, and one filled differently says
    /// something else.
    @ParameterizedTest
    @MethodSource("texts")
    void germanHasTheSameTextsFilledAlike(String bundle) {
        Properties english = texts(bundle);
        Properties german = texts(bundle.replace(".properties", "_de.properties"));

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(placeholders(german, key))
                                .as(key)
                                .isEqualTo(placeholders(english, key)));
    }

    static List<String> texts() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .forEach(each -> found.add(each.group()));
        return found;
    }

    private static Properties texts(String bundle) {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle))) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static void sources(Pattern pattern, Set<String> found) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> {
                        Matcher matcher = pattern.matcher(text(file));
                        while (matcher.find()) {
                            found.add(matcher.group(1));
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> bundles() {
        Set<String> keys = new TreeSet<>();
        for (String bundle : BUNDLE_NAMES) {
            text(BUNDLES.resolve(bundle))
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .forEach(line -> keys.add(line.substring(0, line.indexOf('=')).strip()));
        }
        return keys;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
