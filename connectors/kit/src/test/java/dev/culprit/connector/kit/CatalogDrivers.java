package dev.culprit.connector.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Plug-ins as the product's catalogue names them, from the build's repository of artifacts. They see
/// the JDK and nothing of the product, which is enough for drivers of JDBC.
public final class CatalogDrivers implements DriverLibrary {
    private static final Path CATALOG = Path.of("../../resources/plugins/catalog.json");

    private final Map<String, ClassLoader> loaders = new ConcurrentHashMap<>();

    @Override
    public boolean has(String plugin) {
        return true;
    }

    @Override
    public ClassLoader loader(String plugin, URL... own) {
        return loaders.computeIfAbsent(plugin, CatalogDrivers::open);
    }

    private static ClassLoader open(String plugin) {
        try {
            List<URL> jars = new ArrayList<>();
            for (Path jar : jars(plugin)) {
                jars.add(jar.toUri().toURL());
            }
            return new URLClassLoader(
                    jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<Path> jars(String plugin) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (JsonNode each : new JsonMapper().readTree(CATALOG.toFile()).path("plugins")) {
            if (each.path("id").asText().equals(plugin)) {
                each.path("jars").forEach(jar -> jars.add(jar(jar.path("coordinates").asText())));
            }
        }
        if (jars.isEmpty() || !jars.stream().allMatch(Files::isRegularFile)) {
            throw new IOException("Not there; run with -Pservers: " + jars);
        }
        return jars;
    }

    private static Path jar(String coordinates) {
        String[] part = coordinates.split(":");
        return Path.of(
                System.getProperty("localRepository"),
                part[0].replace('.', '/'),
                part[1],
                part[2],
                part[1] + "-" + part[2] + (part.length > 3 ? "-" + part[3] : "") + ".jar");
    }
}
