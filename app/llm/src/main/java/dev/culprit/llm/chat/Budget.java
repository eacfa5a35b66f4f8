package dev.culprit.llm.chat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// The purse of one investigation. A call is let through only when its worst case still fits, and
/// calls that run at the same time count with theirs; so the caps hold to the last token. The one
/// exception: a prompt that a provider counts longer than three characters to a token would have it.
public final class Budget {
    private final ModelLimits limits;
    private final Prices prices;
    private Spending spent;
    private int callsUnderWay;
    private long tokensReserved;
    private BigDecimal usdReserved = BigDecimal.ZERO;

    /// @param already what the investigation spent before it was interrupted
    public Budget(ModelLimits limits, Prices prices, Spending already) {
        this.limits = limits;
        this.prices = prices;
        this.spent = already;
    }

    public synchronized Spending spent() {
        return spent;
    }

    public ModelLimits limits() {
        return limits;
    }

    synchronized TokenUse reserve(Prompt prompt) throws ModelException {
        TokenUse worst = new TokenUse(prompt.estimatedTokens(), prompt.maxTokens(), true);
        BigDecimal cost = prices.cost(worst);
        Optional<String> reached = reached(worst.in() + worst.out(), cost);
        if (reached.isPresent()) {
            throw new ModelException(
                    FailureKind.BUDGET, "The model was not asked, because " + reached.get() + ".");
        }
        callsUnderWay++;
        tokensReserved += worst.in() + worst.out();
        usdReserved = usdReserved.add(cost);
        return worst;
    }

    synchronized void settle(TokenUse reserved, TokenUse used) {
        callsUnderWay--;
        tokensReserved -= reserved.in() + reserved.out();
        usdReserved = usdReserved.subtract(prices.cost(reserved));
        spent = spent.plus(used, prices.cost(used));
    }

    private Optional<String> reached(long tokens, BigDecimal cost) {
        if (spent.calls() + callsUnderWay >= limits.calls()) {
            return Optional.of("its " + limits.calls() + " calls are used up");
        }
        long all = spent.tokens().in() + spent.tokens().out() + tokensReserved + tokens;
        if (all > limits.tokens()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT, "it might exceed the cap of %,d tokens", limits.tokens()));
        }
        if (spent.usd().add(usdReserved).add(cost).compareTo(limits.usd()) > 0) {
            return Optional.of(
                    "it might exceed the cap of " + limits.usd().toPlainString() + " USD");
        }
        return Optional.empty();
    }
}
