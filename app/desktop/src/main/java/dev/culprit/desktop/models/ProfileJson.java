package dev.culprit.desktop.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.chat.ModelLimits;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.Timeouts;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `models.json`: what differs from the usual may be left out. Holds no key.
final class ProfileJson {
    private static final int VERSION = 1;

    private final JsonMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    String write(ModelProfiles.Settings settings) {
        ObjectNode root = mapper.createObjectNode();
        root.put("version", VERSION);
        root.put("local_only", settings.localOnly());
        ObjectNode profiles = root.putObject("profiles");
        settings.byName().forEach((name, each) -> profile(profiles.putObject(name), each));
        return root.toPrettyString() + "\n";
    }

    private static void profile(ObjectNode node, ModelProfile profile) {
        node.put("provider", profile.provider().key());
        node.put("model", profile.model());
        node.put("endpoint", profile.endpoint().toString());
        node.put("calls", profile.limits().calls());
        node.put("tokens", profile.limits().tokens());
        node.put("cost_usd", profile.limits().usd());
        node.put("price_in", profile.prices().in());
        node.put("price_out", profile.prices().out());
        node.put("context_tokens", profile.contextTokens());
        node.put("streaming", profile.streaming());
        node.put("idle_seconds", profile.timeouts().idle().toSeconds());
        node.put("total_seconds", profile.timeouts().total().toSeconds());
        profile.temperature().ifPresent(value -> node.put("temperature", value));
        ObjectNode headers = node.putObject("headers");
        new TreeMap<>(profile.headers()).forEach(headers::put);
    }

    ModelProfiles.Settings read(Path file, String text) {
        try {
            JsonNode root = mapper.readTree(text);
            int version = root.path("version").asInt();
            if (version != VERSION) {
                throw new SettingsException(
                        file + " has version " + version + "; this Culprit reads " + VERSION + ".");
            }
            var byName = new TreeMap<String, ModelProfile>();
            root.path("profiles")
                    .properties()
                    .forEach(each ->
                            byName.put(each.getKey(), profile(each.getKey(), each.getValue())));
            return new ModelProfiles.Settings(localOnly(root), byName);
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new SettingsException(file + " is damaged; repair or delete it.");
        }
    }

    /// A switch for safety that cannot be read counts as on.
    private static boolean localOnly(JsonNode root) {
        return root.path("local_only").asBoolean(true);
    }

    private static ModelProfile profile(String name, JsonNode node) {
        Provider provider =
                Provider.of(node.path("provider").asText())
                        .orElseThrow(() -> new IllegalArgumentException("an unknown provider"));
        ModelProfile usual = ModelProfile.of(name, provider, node.path("model").asText());
        Map<String, String> headers = new TreeMap<>();
        node.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        return new ModelProfile(
                name,
                provider,
                usual.model(),
                node.has("endpoint")
                        ? URI.create(node.path("endpoint").asText())
                        : usual.endpoint(),
                usual.keyName(),
                limits(node, usual.limits()),
                new Prices(
                        money(node, "price_in", usual.prices().in()),
                        money(node, "price_out", usual.prices().out())),
                new Timeouts(
                        seconds(node, "idle_seconds", usual.timeouts().idle()),
                        seconds(node, "total_seconds", usual.timeouts().total())),
                node.path("streaming").asBoolean(usual.streaming()),
                node.path("context_tokens").asInt(usual.contextTokens()),
                node.has("temperature")
                        ? Optional.of(node.path("temperature").asDouble())
                        : Optional.empty(),
                headers);
    }

    private static ModelLimits limits(JsonNode node, ModelLimits usual) {
        return new ModelLimits(
                node.path("calls").asInt(usual.calls()),
                node.path("tokens").asLong(usual.tokens()),
                money(node, "cost_usd", usual.usd()));
    }

    private static BigDecimal money(JsonNode node, String field, BigDecimal usual) {
        return node.path(field).isNumber() ? node.path(field).decimalValue() : usual;
    }

    private static Duration seconds(JsonNode node, String field, Duration usual) {
        return Duration.ofSeconds(node.path(field).asLong(usual.toSeconds()));
    }
}
