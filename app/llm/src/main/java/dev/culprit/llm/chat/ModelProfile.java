package dev.culprit.llm.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A model as the user has set it up. Holds the name under which the key is kept, never the key.
///
/// @param name what the user calls it; `--reasoner NAME` on the command line
/// @param keyName where the key is found in the [KeyStore]; empty when the endpoint needs none
/// @param contextTokens how much prompt and answer fit the model together; larger prompts are refused
/// @param temperature empty leaves it to the provider; some models accept none
/// @param headers sent as they are, for providers that want some; never credentials
public record ModelProfile(
        String name,
        Provider provider,
        String model,
        URI endpoint,
        Optional<String> keyName,
        ModelLimits limits,
        Prices prices,
        Timeouts timeouts,
        boolean streaming,
        int contextTokens,
        Optional<Double> temperature,
        Map<String, String> headers) {
    public ModelProfile {
        headers = Map.copyOf(headers);
        if (name.isBlank() || model.isBlank()) {
            throw new IllegalArgumentException("A profile names itself and its model");
        }
        checkEndpoint(endpoint);
        if (contextTokens < 1) {
            throw new IllegalArgumentException("A model's context holds at least one token");
        }
        headers.keySet().forEach(ModelProfile::checkHeader);
    }

    /// With the provider's usual endpoint and careful limits; the key, where one is needed, is kept
    /// under the profile's name.
    public static ModelProfile of(String name, Provider provider, String model) {
        return new ModelProfile(
                name,
                provider,
                model,
                provider.usualEndpoint(),
                provider.needsKey() ? Optional.of(name) : Optional.empty(),
                ModelLimits.STANDARD,
                Prices.FREE,
                Timeouts.STANDARD,
                true,
                provider == Provider.OLLAMA ? 16_384 : 100_000,
                Optional.empty(),
                Map.of());
    }

    public ModelProfile at(URI other) {
        return new ModelProfile(
                name,
                provider,
                model,
                other,
                keyName,
                limits,
                prices,
                timeouts,
                streaming,
                contextTokens,
                temperature,
                headers);
    }

    public ModelProfile withKey(String keptUnder) {
        return new ModelProfile(
                name,
                provider,
                model,
                endpoint,
                Optional.of(keptUnder),
                limits,
                prices,
                timeouts,
                streaming,
                contextTokens,
                temperature,
                headers);
    }

    public ModelProfile withLimits(ModelLimits most, Prices each) {
        return new ModelProfile(
                name,
                provider,
                model,
                endpoint,
                keyName,
                most,
                each,
                timeouts,
                streaming,
                contextTokens,
                temperature,
                headers);
    }

    public ModelProfile withTimeouts(Timeouts patience) {
        return new ModelProfile(
                name,
                provider,
                model,
                endpoint,
                keyName,
                limits,
                prices,
                patience,
                streaming,
                contextTokens,
                temperature,
                headers);
    }

    public ModelProfile withStreaming(boolean streams) {
        return new ModelProfile(
                name,
                provider,
                model,
                endpoint,
                keyName,
                limits,
                prices,
                timeouts,
                streams,
                contextTokens,
                temperature,
                headers);
    }

    public ModelProfile withContext(int tokens) {
        return new ModelProfile(
                name,
                provider,
                model,
                endpoint,
                keyName,
                limits,
                prices,
                timeouts,
                streaming,
                tokens,
                temperature,
                headers);
    }

    private static void checkEndpoint(URI endpoint) {
        boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!web || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "The endpoint is no http or https address: " + endpoint.getHost());
        }
        if (endpoint.getUserInfo() != null || endpoint.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "The endpoint of "
                            + endpoint.getHost()
                            + " holds a user or a query; keep keys in the key store");
        }
    }

    private static void checkHeader(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        if (name.contains("key") || name.contains("auth") || name.contains("cookie")) {
            throw new IllegalArgumentException(
                    "The header " + header + " may hold a secret; keep keys in the key store");
        }
    }
}
