package dev.culprit.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sources and the bundles know the same keys. A literal that ends with a dot stands for the keys
/// that begin with it.
class MessageKeysTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path BUNDLES = Path.of("..", "resources", "i18n");
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
        for (String bundle : new String[] {"window.properties", "case.properties"}) {
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
