package dev.culprit.ui.services;

import java.util.Locale;

/// Whose limits hold for an investigation: those of a profile of the product, or a person's own.
public enum ExecutionProfile {
    SAFE,
    STANDARD,
    DEEP,
    OWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
