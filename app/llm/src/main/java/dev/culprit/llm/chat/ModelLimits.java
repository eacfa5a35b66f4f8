package dev.culprit.llm.chat;

import java.math.BigDecimal;

/// What one investigation may spend on a model, at most.
///
/// @param calls each attempt counts
/// @param tokens in and out together
/// @param usd without prices this cap never bites
public record ModelLimits(int calls, long tokens, BigDecimal usd) {
    public static final ModelLimits STANDARD = new ModelLimits(60, 400_000, new BigDecimal("2.00"));

    public ModelLimits {
        if (calls < 0 || tokens < 0 || usd.signum() < 0) {
            throw new IllegalArgumentException("A limit is not negative");
        }
    }
}
