package dev.culprit.llm.leash;

import static dev.culprit.llm.shop.ShopCase.APP;
import static dev.culprit.llm.shop.ShopCase.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.source.QueryId;
import dev.culprit.llm.shop.ShopCase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceCheckTest {
    private final SentenceCheck check = check();

    private static SentenceCheck check() {
        var shop = new ShopCase();
        var proof =
                new Interpretation(
                        Verdict.SUPPORTS,
                        new Confidence(0.97),
                        "It accounts for 98.1 % of the change.",
                        List.of(new Figure("rows", 1_234_567, Figure.Unit.COUNT, new QueryId(101))),
                        Optional.of(new Counterfactual(0.2184, 0.0131, 0.0126)),
                        Optional.empty());
        shop.hypothesis(
                draft("The app loses the id", FaultKind.NULL_SPIKE, APP, "built-in"),
                "built-in",
                proof);
        return new SentenceCheck(shop.file(), new Citable(shop.file()), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The NULL rate of orders.user_id is 21.8 %; 1.3 % was to be expected.",
                "About 22 percent of the rows lost their user_id.",
                "The rate is 0.218 instead of 0.0126.",
                "That is 17 times the expected rate.",
                "Without app_version = 2.3.1 it would be 1.3%.",
                "It accounts for 98.1 % of the change, or 98 % rounded.",
                "It began on 10 January 2026 at 00:00.",
                "It began at 2026-01-10 00:00:00, on January 10th.",
                "Some 1,234,567 rows were read, 1.2 million in all.",
                "See h1e1: the mobile_app is to blame.",
                "The rate is 44.3 standard deviations off.",
                "email#3f2a9c01d4 is one of them."
            })
    void whatTheEvidenceHoldsMayBeSaid(String sentence) {
        assertThat(check.problem(sentence, List.of("m", "h1e1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The NULL rate is 31.8 %.",
                "About 97 % of the rows are lost.",
                "It cost 4711 orders.",
                "Ninety percent of them failed.",
                "The rate tripled.",
                "It began on 9 January 2026.",
                "It began on 10 January 2025.",
                "It began at 13:37.",
                "It began at 2026-02-01.",
                "The table payment_outages was empty.",
                "The column `discount` was dropped.",
                "I am 98 % sure.",
                "We are certain that the rate is 21.8 %.",
                "See https://example.com/ for more.",
                "![x](http://example.com/a.png)",
                "<img src=x> 21.8 %",
                "The version is 2.3.2."
            })
    void whatItDoesNotHoldMayNot(String sentence) {
        assertThat(check.problem(sentence, List.of("m", "h1e1"))).isPresent();
    }

    @Test
    void aSentenceCitesSomethingThatExists() {
        assertThat(check.problem("It moved.", List.of())).hasValue("it cites nothing");
        assertThat(check.problem("It moved.", List.of("h9e9")))
                .hasValue("there is no evidence h9e9");
    }

    @Test
    void aNumberOfOtherEvidenceDoesNotCount() {
        assertThat(check.problem("The rate is 21.8 %.", List.of("m"))).isEmpty();
        assertThat(check.problem("The share is 93.4 %.", List.of("r"))).isEmpty();
        assertThat(check.problem("The share is 93.4 %.", List.of("m")))
                .hasValue("the number 93.4 % is not in what it cites");
    }

    @Test
    void citesLeadToTheQueriesBehindThem() {
        assertThat(check.queries(List.of("h1e1", "m")))
                .containsExactly(new QueryId(1), new QueryId(101));
    }
}
