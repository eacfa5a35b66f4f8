package dev.culprit.llm.privacy;

import dev.culprit.core.measurement.Slice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Puts tokens such as `email#3f2a9c01d4` in the place of personal data, and values back in the place
/// of tokens. The same value always gets the same token, so that duplicates and joins stay visible; a
/// token says nothing without the key, which never leaves this machine. Safe for many threads.
public final class Masking {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\b(?:email|phone|iban|card|ip|name|address|id|birth)#[0-9a-f]{10}\\b");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(text -> text);

    private final Optional<SecretKeySpec> key;
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, String> learned = new ConcurrentSkipListMap<>(LONGEST_FIRST);

    private Masking(Optional<SecretKeySpec> key) {
        this.key = key;
    }

    /// @param key at least 16 random bytes, kept on this machine
    public static Masking with(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("A masking key has at least 16 bytes");
        }
        return new Masking(Optional.of(new SecretKeySpec(key, "HmacSHA256")));
    }

    /// Leaves everything as it is: the user switched it off.
    public static Masking off() {
        return new Masking(Optional.empty());
    }

    public boolean isOn() {
        return key.isPresent();
    }

    /// A cell of that column.
    public String value(String column, String text) {
        if (key.isEmpty() || text.isBlank()) {
            return text;
        }
        return PersonalData.ofColumn(column)
                .filter(_ -> !TOKEN.matcher(text).matches())
                .map(kind -> token(kind, text))
                .orElseGet(() -> new NestedText(this).masked(column, text));
    }

    /// Values of slices are named in titles and sentences as well; from now on they are masked there.
    public void learn(Slice slice) {
        for (Slice.Term term : slice.terms()) {
            String masked = value(term.attribute(), term.value());
            if (!masked.equals(term.value()) && term.value().length() > 2) {
                learned.put(term.value(), masked);
            }
        }
    }

    /// Free text: what patterns and checksums find in it.
    public String text(String text) {
        if (key.isEmpty()) {
            return text;
        }
        String masked = text;
        for (Map.Entry<String, String> each : learned.entrySet()) {
            masked = masked.replace(each.getKey(), each.getValue());
        }
        for (PersonalData.Recogniser each : PersonalData.patterns()) {
            masked =
                    each.pattern()
                            .matcher(masked)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(
                                            each.check().test(found.group())
                                                    ? token(each.kind(), found.group())
                                                    : found.group()));
        }
        return masked;
    }

    /// Text as people on this machine may read it: with the values this masking has seen.
    public String reveal(String text) {
        return TOKEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
    }

    /// SQL with values in the place of tokens, within string literals only and quoted for them.
    public String revealSql(String sql) {
        return LITERAL.matcher(sql)
                .replaceAll(literal -> Matcher.quoteReplacement(revealLiteral(literal.group())));
    }

    private String revealLiteral(String literal) {
        return TOKEN.matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(valueOf(found).replace("'", "''")));
    }

    /// Tokens given out so far and what they stand for.
    public Map<String, String> tokens() {
        return new TreeMap<>(values);
    }

    /// Text without tokens, whose digits are not figures.
    public static String withoutTokens(String text) {
        return TOKEN.matcher(text).replaceAll(" ");
    }

    private String valueOf(MatchResult token) {
        return values.getOrDefault(token.group(), token.group());
    }

    private String token(String kind, String value) {
        String token = kind + "#" + digest(kind + ":" + value).substring(0, 10);
        values.put(token, value);
        return token;
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.orElseThrow());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
