package dev.culprit.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// A provider's own words about a failure, made fit to be shown: one line, short, without control
/// characters, and without anything that looks like a key. Providers repeat keys.
final class ProviderWords {
    private static final int LONGEST = 300;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\s]+");
    private static final Pattern KEY_LIKE =
            Pattern.compile(
                    "(?i)\\b(sk|gsk|ghp|github_pat|xai|key)[-_][\\w*.\\-]{4,}|\\w*\\*{3,}\\w*");

    private final Optional<String> key;

    ProviderWords(Optional<String> key) {
        this.key = key.filter(it -> !it.isBlank());
    }

    /// What an error body says, whichever of the three protocols it is in.
    Optional<String> of(JsonNode body) {
        JsonNode error = body.path("error");
        JsonNode message = error.isTextual() ? error : error.path("message");
        return message.isTextual() ? Optional.of(clean(message.asText())) : Optional.empty();
    }

    String clean(String words) {
        String shown = UNSEEN.matcher(words).replaceAll(" ").strip();
        if (key.isPresent()) {
            shown = shown.replace(key.get(), "[key]");
        }
        shown = KEY_LIKE.matcher(shown).replaceAll("[key]");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
