package dev.culprit.llm.chat;

/// Tokens of one call.
///
/// @param estimated the provider did not say, or the answer broke off
public record TokenUse(long in, long out, boolean estimated) {
    public static final TokenUse NONE = new TokenUse(0, 0, false);

    public TokenUse {
        if (in < 0 || out < 0) {
            throw new IllegalArgumentException("Tokens are not negative");
        }
    }

    public TokenUse plus(TokenUse other) {
        return new TokenUse(in + other.in, out + other.out, estimated || other.estimated);
    }

    /// Three characters to a token: more tokens than English needs, about right for SQL and numbers.
    public static long estimate(long characters) {
        return (characters + 2) / 3;
    }
}
