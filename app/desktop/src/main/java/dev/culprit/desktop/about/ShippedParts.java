package dev.culprit.desktop.about;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.culprit.ui.services.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything shipped: the jars that the build resolved, the runtime and the fonts.
public final class ShippedParts implements Shipped {
    /// A line of `dependency:list`: `group:artifact:jar[:classifier]:version:scope`.
    private static final Pattern JAR =
            Pattern.compile(
                    "\\s([\\w.-]+):([\\w.-]+):jar:(?:[\\w-]+:)?([\\w.-]+):(?:compile|runtime)");

    private static final String TEXTS = "/dev/culprit/resources/licences/";

    /// A jar of the build.
    record Jar(String group, String artifact, String version) {}

    /// A line of `parts.txt`.
    ///
    /// @param key `group:artifact`, or `group:*`, or a name of what is no jar
    record Entry(String key, String name, String licence, String site) {
        boolean covers(Jar jar) {
            return key.equals(jar.group() + ":" + jar.artifact()) || key.equals(jar.group() + ":*");
        }
    }

    @Override
    public List<Part> parts() {
        List<Entry> entries = entries();
        Stream<Part> libraries =
                jars().stream().flatMap(jar -> entry(entries, jar).map(e -> part(e, jar)).stream());
        Stream<Part> others =
                entries.stream()
                        .filter(entry -> entry.key().matches("(runtime|font):.*"))
                        .map(entry ->
                                new Part(
                                        entry.name(),
                                        version(entry),
                                        entry.licence(),
                                        entry.site()));
        return Stream.concat(libraries, others)
                .sorted(Comparator.comparing(Part::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public String text(Part part) {
        return ids(part.licence()).stream()
                .flatMap(id -> resource(TEXTS + id + ".txt").stream())
                .collect(Collectors.joining("\n\n"));
    }

    /// The licences of an expression; where there is a choice, the first.
    static List<String> ids(String expression) {
        return Stream.of(expression.split(" AND ", -1))
                .map(choice -> choice.split(" OR ", 2)[0].strip())
                .toList();
    }

    /// The exact entry before the one for its group.
    static Optional<Entry> entry(List<Entry> entries, Jar jar) {
        return entries.stream()
                .filter(entry -> entry.covers(jar))
                .min(Comparator.comparing((Entry entry) -> entry.key().endsWith("*")));
    }

    /// What the build resolved for run time, the product's own modules left out.
    static List<Jar> jars() {
        List<Jar> jars = new ArrayList<>();
        Matcher line = JAR.matcher(required("/dev/culprit/desktop/shipped.txt"));
        while (line.find()) {
            jars.add(new Jar(line.group(1), line.group(2), line.group(3)));
        }
        return jars;
    }

    static List<Entry> entries() {
        return required(TEXTS + "parts.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> new Entry(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private static Part part(Entry entry, Jar jar) {
        String name =
                entry.key().endsWith("*")
                        ? entry.name() + " (" + jar.artifact() + ")"
                        : entry.name();
        return new Part(name, jar.version(), entry.licence(), entry.site());
    }

    private static String version(Entry entry) {
        return entry.key().startsWith("runtime:") ? Runtime.version().toString() : "";
    }

    private static String required(String path) {
        return resource(path)
                .orElseThrow(() -> new IllegalStateException("The build left out " + path));
    }

    private static Optional<String> resource(String path) {
        try (InputStream bytes = ShippedParts.class.getResourceAsStream(path)) {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(new String(bytes.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
