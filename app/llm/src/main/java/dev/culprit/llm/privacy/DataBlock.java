package dev.culprit.llm.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Data between two marks that data cannot write: JSON in one line, in which nothing but harmless
/// characters stands for itself. The marks carry a hash of what stands between them, so whoever wants
/// to forge one would have to write a text that holds its own hash; and the same data always gets the
/// same marks, so that a replay asks the same.
public final class DataBlock {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DataBlock() {}

    public static String of(JsonNode data) {
        String line = escape(json(data));
        String nonce = hash(line).substring(0, 20);
        return "<data-" + nonce + ">\n" + line + "\n</data-" + nonce + ">";
    }

    private static String json(JsonNode data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// In JSON these characters can only stand within strings, where the escape means the same.
    private static String escape(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 64);
        json.codePoints()
                .forEach(each -> {
                    if (isHarmless(each)) {
                        safe.appendCodePoint(each);
                    } else {
                        for (char half : Character.toChars(each)) {
                            safe.append(String.format("\\u%04x", (int) half));
                        }
                    }
                });
        return safe.toString();
    }

    /// Not harmless: marks, code fences, control and direction characters, invisible ones, halves of
    /// characters, and what is not assigned.
    static boolean isHarmless(int character) {
        if (character == '<' || character == '>' || character == '`' || character == '&') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
