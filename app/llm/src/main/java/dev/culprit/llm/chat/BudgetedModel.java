package dev.culprit.llm.chat;

/// Asks only what the budget allows. Stands within the retries, so that each attempt counts.
public final class BudgetedModel implements ModelPort {
    private final ModelPort inner;
    private final Budget budget;

    public BudgetedModel(ModelPort inner, Budget budget) {
        this.inner = inner;
        this.budget = budget;
    }

    @Override
    public String model() {
        return inner.model();
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        TokenUse reserved = budget.reserve(prompt);
        TokenUse used = TokenUse.NONE;
        try {
            Reply reply = inner.ask(prompt, onText, cancellation);
            used = reply.tokens();
            return reply;
        } catch (ModelException failed) {
            used = failed.spent();
            throw failed;
        } finally {
            budget.settle(reserved, used);
        }
    }
}
