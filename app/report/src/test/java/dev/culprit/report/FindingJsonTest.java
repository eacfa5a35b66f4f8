package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.core.investigation.InvestigationState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingJsonTest {
    private static final List<String> CONTRACT =
            List.of(
                    "schema_version",
                    "investigation_id",
                    "alert_id",
                    "status",
                    "root_cause",
                    "category",
                    "fault",
                    "tables",
                    "columns",
                    "slice",
                    "additional_slices",
                    "onset",
                    "confidence",
                    "causal_chain",
                    "recommendations",
                    "counterfactual",
                    "evidence",
                    "hypotheses",
                    "quality",
                    "usage");

    @Test
    void everyFieldOfTheContractIsThereWhateverTheOutcome() {
        for (InvestigationState state :
                List.of(
                        Cases.nullSpike(),
                        Cases.expectedVariance(),
                        Cases.inconclusive(),
                        Cases.inconclusiveWithoutLead(),
                        Cases.failed("No login."),
                        Cases.cancelled(),
                        Cases.running())) {
            assertThat(json(state).fieldNames()).toIterable().containsAll(CONTRACT);
        }
    }

    @Test
    void completedFindingCarriesItsValues() {
        JsonNode json = json(Cases.nullSpike());

        assertThat(json.get("status").asText()).isEqualTo("completed");
        assertThat(json.get("category").asText()).isEqualTo("code_change");
        assertThat(json.get("fault").asText()).isEqualTo("null_spike");
        assertThat(json.get("tables").toString()).isEqualTo("[\"orders\"]");
        assertThat(json.get("columns").toString()).isEqualTo("[\"user_id\"]");
        assertThat(json.get("slice").toString())
                .isEqualTo("{\"app_version\":\"2.3.1\",\"channel\":\"mobile_app\"}");
        assertThat(json.get("additional_slices").toString()).isEqualTo("[{\"country\":\"AT\"}]");
        assertThat(json.get("onset").asText()).isEqualTo("2026-01-10 00:00:00");
        assertThat(json.get("confidence").asDouble()).isEqualTo(0.93);
        assertThat(json.get("root_cause").asText())
                .startsWith("The NULL rate of orders.user_id rose")
                .endsWith("the same day.");
        assertThat(json.get("causal_chain")).hasSize(3);
    }

    @Test
    void proofQualityAndUsageAreNumbers() {
        JsonNode json = json(Cases.nullSpike());

        JsonNode proof = json.get("counterfactual");
        assertThat(proof.get("metric_with").asDouble()).isEqualTo(0.2228);
        assertThat(proof.get("metric_without").asDouble()).isEqualTo(0.0108);
        assertThat(proof.get("expected").asDouble()).isEqualTo(0.0102);
        assertThat(proof.get("explained_share").asDouble()).isBetween(0.997, 0.998);
        assertThat(json.get("quality").get("composite").asDouble()).isEqualTo(0.81);
        assertThat(json.get("quality").get("passed").asBoolean()).isTrue();
        JsonNode usage = json.get("usage");
        assertThat(usage.get("queries").asInt()).isEqualTo(6);
        assertThat(usage.get("tokens_in").asLong()).isEqualTo(1_200);
        assertThat(usage.get("cost_usd").decimalValue()).isEqualByComparingTo("0.0123");
        assertThat(usage.get("seconds").asDouble()).isBetween(1.0, 60.0);
    }

    @Test
    void evidenceAndHypothesesReferToEachOther() {
        JsonNode json = json(Cases.nullSpike());

        JsonNode first = json.get("evidence").get(0);
        assertThat(first.get("id").asText()).isEqualTo("h1.e1");
        assertThat(first.get("hypothesis_id").asText()).isEqualTo("h1");
        assertThat(first.get("query_id").asText()).isEqualTo("h1.q1");
        assertThat(first.get("sql").asText()).startsWith("SELECT app_version");
        assertThat(first.get("verdict").asText()).isEqualTo("supports");
        assertThat(json.get("hypotheses").findValuesAsText("verdict"))
                .containsExactly("confirmed", "rejected", "rejected", "untested", "ruled_out");
    }

    @Test
    void recommendationsKeepTheirSqlAtTheSamePlace() {
        JsonNode json = json(Cases.nullSpike());

        assertThat(json.get("recommendation_sql")).hasSameSizeAs(json.get("recommendations"));
        assertThat(json.get("recommendation_sql").get(0).isNull()).isTrue();
        assertThat(json.get("recommendation_sql").get(1).asText()).startsWith("SELECT order_id");
    }

    @Test
    void inconclusiveCaseSaysSoAndKeepsWhatCameClosest() {
        JsonNode json = json(Cases.inconclusive());

        assertThat(json.get("status").asText()).isEqualTo("inconclusive");
        assertThat(json.get("root_cause").asText())
                .startsWith("Inconclusive: no cause was proven. No hypothesis was confirmed.")
                .contains("not proven: The NULL rate");
        assertThat(json.get("fault").asText()).isEqualTo("null_spike");
    }

    @Test
    void caseWithoutAFindingHasEmptyValues() {
        JsonNode json = json(Cases.inconclusiveWithoutLead());

        assertThat(json.get("root_cause").asText())
                .isEqualTo("Inconclusive: no cause was proven. The window holds no rows.");
        assertThat(json.get("fault").isNull()).isTrue();
        assertThat(json.get("slice").toString()).isEqualTo("{}");
        assertThat(json.get("confidence").asDouble()).isZero();
        assertThat(json.get("counterfactual").isNull()).isTrue();
    }

    @Test
    void failedCancelledAndUnfinishedCasesDoNotPretend() {
        assertThat(json(Cases.failed("The login was refused.")).get("root_cause").asText())
                .contains("failed", "The login was refused.");
        assertThat(json(Cases.failed("x")).get("status").asText()).isEqualTo("failed");
        assertThat(json(Cases.cancelled()).get("status").asText()).isEqualTo("cancelled");
        assertThat(json(Cases.running()).get("status").asText()).isEqualTo("inconclusive");
        assertThat(json(Cases.running()).get("root_cause").asText()).contains("still running");
    }

    @Test
    void laterFeedbackDoesNotCountAsWork() {
        InvestigationState state = Cases.nullSpike();

        assertThat(json(Cases.withFeedback(state)).get("usage").get("seconds"))
                .isEqualTo(json(state).get("usage").get("seconds"));
    }

    @Test
    void sameStateGivesTheSameBytesWithUnixLines() {
        byte[] first = new FindingJson().render(Cases.nullSpike());

        assertThat(new FindingJson().render(Cases.nullSpike())).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("\r").endsWith("}\n");
    }

    private static JsonNode json(InvestigationState state) {
        try {
            return new JsonMapper()
                    .readTree(new String(new FindingJson().render(state), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
