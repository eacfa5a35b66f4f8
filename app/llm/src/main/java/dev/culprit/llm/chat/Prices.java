package dev.culprit.llm.chat;

import java.math.BigDecimal;

/// US dollars per million tokens.
public record Prices(BigDecimal in, BigDecimal out) {
    public static final Prices FREE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO);

    public Prices {
        if (in.signum() < 0 || out.signum() < 0) {
            throw new IllegalArgumentException("A price is not negative");
        }
    }

    public static Prices of(String in, String out) {
        return new Prices(new BigDecimal(in), new BigDecimal(out));
    }

    public BigDecimal cost(TokenUse tokens) {
        return in.multiply(BigDecimal.valueOf(tokens.in()))
                .add(out.multiply(BigDecimal.valueOf(tokens.out())))
                .movePointLeft(6)
                .stripTrailingZeros();
    }
}
