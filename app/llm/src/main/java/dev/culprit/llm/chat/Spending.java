package dev.culprit.llm.chat;

import java.math.BigDecimal;

/// What an investigation has spent on a model so far.
public record Spending(int calls, TokenUse tokens, BigDecimal usd) {
    public static final Spending NOTHING = new Spending(0, TokenUse.NONE, BigDecimal.ZERO);

    Spending plus(TokenUse more, BigDecimal cost) {
        return new Spending(calls + 1, tokens.plus(more), usd.add(cost));
    }
}
