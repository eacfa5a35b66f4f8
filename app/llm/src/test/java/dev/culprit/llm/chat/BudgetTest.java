package dev.culprit.llm.chat;

import static dev.culprit.llm.stub.Asking.ask;
import static dev.culprit.llm.stub.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.llm.stub.Asking;
import dev.culprit.llm.stub.ScriptedModel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Prices PRICES = Prices.of("3", "15");
    private static final long WORST = Asking.PROMPT.estimatedTokens() + Asking.PROMPT.maxTokens();

    private final ScriptedModel inner = new ScriptedModel();

    private static Budget budget(int calls, long tokens, String usd) {
        return new Budget(
                new ModelLimits(calls, tokens, new BigDecimal(usd)), PRICES, Spending.NOTHING);
    }

    @Test
    void eachCallIsPaid() throws ModelException {
        Budget budget = budget(9, 9_000, "1");
        var model = new BudgetedModel(inner.says("one").says("two"), budget);

        ask(model);
        ask(model);

        assertThat(budget.spent())
                .isEqualTo(new Spending(2, new TokenUse(20, 8, false), new BigDecimal("0.00018")));
    }

    @Test
    void afterTheLastCallNothingIsSent() throws ModelException {
        var model = new BudgetedModel(inner.says("one"), budget(1, 9_000, "1"));
        ask(model);

        ModelException refused = failure(model);

        assertThat(refused.kind()).isEqualTo(FailureKind.BUDGET);
        assertThat(refused).hasMessageContaining("1 calls");
        assertThat(inner.asked()).hasSize(1);
    }

    @Test
    void aCallWhoseWorstCaseDoesNotFitIsNotSent() throws ModelException {
        var model = new BudgetedModel(inner.says("one"), budget(9, WORST + 13, "1"));
        ask(model);

        assertThat(failure(model).kind()).isEqualTo(FailureKind.BUDGET);
        assertThat(inner.asked()).hasSize(1);
    }

    @Test
    void neitherIsOneThatMightCostTooMuch() {
        var model = new BudgetedModel(inner, budget(9, 9_000, "0.0075"));

        assertThat(failure(model)).hasMessageContaining("0.0075 USD");
        assertThat(inner.asked()).isEmpty();
    }

    @Test
    void callsUnderWayCountWithTheirWorstCase() throws ModelException {
        Budget budget = budget(9, WORST * 2 - 1, "1");
        ModelPort second = new BudgetedModel(inner, budget);
        ModelPort during =
                new BudgetedModel(
                        new ModelPort() {
                            @Override
                            public String model() {
                                return "outer";
                            }

                            @Override
                            public Reply ask(Prompt prompt, TextListener onText, Cancellation c) {
                                assertThat(failure(second).kind()).isEqualTo(FailureKind.BUDGET);
                                return ScriptedModel.reply("outer", 1, 1);
                            }
                        },
                        budget);

        ask(during);

        inner.says("now it fits");
        assertThat(ask(second).text()).isEqualTo("now it fits");
    }

    @Test
    void whatAFailureCostIsPaidToo() {
        Budget budget = budget(9, 9_000, "1");
        var model =
                new BudgetedModel(
                        inner.fails(
                                new ModelException(FailureKind.TRUNCATED, "Cut.")
                                        .spending(new TokenUse(11, 500, false), "long")),
                        budget);

        failure(model);

        assertThat(budget.spent().tokens()).isEqualTo(new TokenUse(11, 500, false));
        assertThat(budget.spent().calls()).isEqualTo(1);
    }

    @Test
    void anInterruptedInvestigationGoesOnWithWhatIsLeft() {
        var budget =
                new Budget(
                        new ModelLimits(3, 9_000, BigDecimal.ONE),
                        PRICES,
                        new Spending(3, TokenUse.NONE, BigDecimal.ZERO));

        assertThat(failure(new BudgetedModel(inner, budget)).kind()).isEqualTo(FailureKind.BUDGET);
    }
}
