package dev.culprit.desktop.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The plug-ins there are, from `plugins/catalog.json` of the resources.
final class PluginCatalog {
    private static final String FILE = "/dev/culprit/resources/plugins/catalog.json";

    private PluginCatalog() {}

    static List<Plugin> read() {
        try (InputStream in = PluginCatalog.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The build has no " + FILE);
            }
            List<Plugin> plugins = new ArrayList<>();
            for (JsonNode each : new JsonMapper().readTree(in).path("plugins")) {
                plugins.add(plugin(each));
            }
            return plugins;
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE, broken);
        }
    }

    private static Plugin plugin(JsonNode node) {
        List<Plugin.Jar> jars = new ArrayList<>();
        for (JsonNode jar : node.path("jars")) {
            jars.add(
                    new Plugin.Jar(
                            jar.path("coordinates").asText(),
                            jar.path("sha256").asText(),
                            jar.path("size").asLong()));
        }
        return new Plugin(
                node.path("id").asText(),
                node.path("label").asText(),
                node.path("licence").asText(),
                jars);
    }
}
