package dev.culprit.llm.chat;

import dev.culprit.core.hypothesis.HypothesisId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is asked.
///
/// @param purpose the step it serves, for example `hypotheses`
/// @param version of the prompt's text, for people; the hash is over the text itself
/// @param hypothesis the one it is about, when it is about one
/// @param turns alternating, the first and the last by the user
/// @param maxTokens the longest answer; a longer one is cut by the provider and then no answer at all
public record Prompt(
        String purpose,
        String version,
        Optional<HypothesisId> hypothesis,
        String system,
        List<Turn> turns,
        int maxTokens) {
    public Prompt {
        turns = List.copyOf(turns);
        if (turns.isEmpty() || turns.getLast().role() != Turn.Role.USER) {
            throw new IllegalArgumentException("A prompt ends with what the user says");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("An answer has at least one token");
        }
    }

    public static Prompt of(
            String purpose, String version, String system, String user, int maxTokens) {
        return new Prompt(
                purpose, version, Optional.empty(), system, List.of(Turn.user(user)), maxTokens);
    }

    public Prompt about(HypothesisId one) {
        return new Prompt(purpose, version, Optional.of(one), system, turns, maxTokens);
    }

    /// The conversation goes on.
    public Prompt answered(String answer, String next) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(Turn.model(answer));
        more.add(Turn.user(next));
        return new Prompt(purpose, version, hypothesis, system, more, maxTokens);
    }

    /// All that is sent, as people read it and as the event log keeps it.
    public String text() {
        StringBuilder text = new StringBuilder("[system]\n").append(system);
        for (Turn turn : turns) {
            text.append("\n\n[")
                    .append(turn.role().name().toLowerCase(Locale.ROOT))
                    .append("]\n")
                    .append(turn.text());
        }
        return text.toString();
    }

    /// SHA-256 in hexadecimal over the model's name, the messages and the parameters. Each part goes
    /// in with its length, so no two different requests look alike. Purpose, version and hypothesis
    /// are not sent and do not count.
    public String hash(String model) {
        MessageDigest digest = sha256();
        add(digest, model);
        add(digest, Integer.toString(maxTokens));
        add(digest, system);
        for (Turn turn : turns) {
            add(digest, turn.role().name());
            add(digest, turn.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// A careful guess, on the high side: three characters to a token, and a little per message.
    public long estimatedTokens() {
        long characters = system.length();
        for (Turn turn : turns) {
            characters += turn.text().length();
        }
        return TokenUse.estimate(characters) + 8L * (turns.size() + 1);
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
