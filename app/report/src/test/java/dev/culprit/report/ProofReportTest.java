package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.core.investigation.InvestigationState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// What stands beside the counterfactual, in every document.
final class ProofReportTest {
    private static Element section() {
        return Page.of(html(Cases.nullSpike())).byId("proof");
    }

    private static String html(InvestigationState state) {
        return new String(new HtmlReport().render(state), StandardCharsets.UTF_8);
    }

    private static String markdown() {
        return new String(new MarkdownReport().render(Cases.nullSpike()), StandardCharsets.UTF_8);
    }

    private static JsonNode json(InvestigationState state) throws IOException {
        return new JsonMapper().readTree(new FindingJson().render(state));
    }

    @Test
    void everyNumberOfTheProofLeadsToItsQuery() {
        List<String> links = Page.links(section());

        assertThat(links)
                .as("accused and control")
                .contains("1.0 % -> #q3", "94.4 % -> #q3", "1.1 % -> #q3");
        assertThat(links)
                .as("values against mix")
                .contains("1.0 % -> #q1", "22.3 % -> #q3", "101.6 % -> #q3", "1.6 % -> #q3");
        assertThat(links).as("upstream").contains("812 -> #q1", "805 -> #q1");
    }

    @Test
    void theBarsOfTheCounterfactualAreLinksToo() {
        Map<String, String> values =
                Page.inside(section()).stream()
                        .filter(each -> each.getTagName().equals("a"))
                        .filter(each -> Page.has(each, "text"))
                        .collect(
                                Collectors.toMap(
                                        Element::getTextContent,
                                        each -> each.getAttribute("href")));

        assertThat(values)
                .containsOnly(entry("22.3 %", "#q3"), entry("1.1 %", "#q3"), entry("1.0 %", "#q3"));
    }

    @Test
    void aPartThatWorkedAgainstTheChangeIsSaidToHaveDoneSo() {
        assertThat(section().getTextContent())
                .contains("Rates changed, not the mix of rows")
                .contains("shares of the rows that moved took 1.6 % back");
    }

    @Test
    void theWayUpstreamSaysWhatNoQueryLookedAt() {
        assertThat(section().getTextContent().replaceAll("\\s+", " "))
                .contains("orders named in the finding")
                .contains("users \u2713 Healthy 812 rows a day before, 805 in the window")
                .contains("devices \u2013 Not examined no query looked at it");
    }

    @Test
    void markdownSaysTheSameInWords() {
        assertThat(markdown())
                .contains(
                        "Control: app\\_version = 2.3.0 went from 1.0 % to 1.1 %. It hardly moved.")
                .contains("Of the rise from 1.0 % to 22.3 %, 101.6 % comes from rates inside")
                .contains("| 0 | **orders** (named) | Anomalous | 1.0 % expected")
                .contains("| 2 | devices | Not examined | no query looked at it |  |");
    }

    @Test
    void jsonCarriesTheProofWithItsQueries() throws IOException {
        JsonNode proof = json(Cases.nullSpike()).get("proof");

        assertThat(proof.at("/accused/after").asDouble()).isEqualTo(0.944);
        assertThat(proof.at("/control/slice/app_version").asText()).isEqualTo("2.3.0");
        assertThat(proof.at("/mix/query_ids").toString()).isEqualTo("[\"q1\",\"h1.q1\"]");
        assertThat(proof.at("/walk").size()).isEqualTo(3);
        assertThat(proof.at("/walk/1/sign/kind").asText()).isEqualTo("rows_a_day");
        assertThat(proof.at("/walk/2").has("sign")).isFalse();
    }

    @Test
    void whatWasNotComputedIsNowhere() throws IOException {
        assertThat(json(Cases.expectedVariance()).has("proof")).isFalse();
        assertThat(html(Cases.expectedVariance()))
                .doesNotContain("id=\"proof\"", "class=\"walk\"", "mix-chart");
    }
}
