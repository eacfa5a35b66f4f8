package dev.culprit.llm.steps;

import java.util.Map;

/// What would be sent first, word for word.
///
/// @param text instructions and data
/// @param masked tokens in it and what they stand for; this part stays here
public record Preview(String text, Map<String, String> masked) {
    public Preview {
        masked = Map.copyOf(masked);
    }
}
