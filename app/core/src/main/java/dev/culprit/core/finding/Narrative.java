package dev.culprit.core.finding;

import java.util.List;
import java.util.stream.Collectors;

/// The finding in words.
///
/// @param headline one sentence that names the culprit
/// @param rootCause the paragraph, sentence by sentence
/// @param causalChain from trigger to alert, two to six links
public record Narrative(
        String headline,
        List<Statement> rootCause,
        List<Statement> causalChain,
        List<Recommendation> recommendations) {
    public Narrative {
        rootCause = List.copyOf(rootCause);
        causalChain = List.copyOf(causalChain);
        recommendations = List.copyOf(recommendations);
    }

    public String paragraph() {
        return rootCause.stream().map(Statement::text).collect(Collectors.joining(" "));
    }
}
