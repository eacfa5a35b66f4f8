package dev.culprit.core.evidence;

import java.util.Locale;

/// What a result says about a hypothesis.
public enum Verdict {
    SUPPORTS,
    REFUTES,
    NEUTRAL;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
