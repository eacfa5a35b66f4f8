package dev.culprit.core.source;

import java.util.Map;

/// An address as users know it, `jdbc:postgresql://host/shop?user=reader`, taken apart into settings
/// and secrets.
public record SourceAddress(SourceProfile profile, Map<String, Secret> secrets) {
    public SourceAddress {
        secrets = Map.copyOf(secrets);
    }

    public Secrets asSecrets() {
        return field -> secrets.getOrDefault(field, Secret.NONE);
    }
}
