package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;

final class HtmlReportTest {
    static final List<InvestigationState> CASES =
            List.of(
                    Cases.nullSpike(),
                    Cases.expectedVariance(),
                    Cases.inconclusive(),
                    Cases.inconclusiveWithoutLead(),
                    Cases.failed("The login was refused."),
                    Cases.cancelled(),
                    Cases.running());
    static final List<String> HOSTILE = Hostile.TEXTS;

    private static final Set<String> ELEMENTS =
            Set.of(
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "main",
                    "header",
                    "nav",
                    "section",
                    "article",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "p",
                    "span",
                    "strong",
                    "a",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "div",
                    "pre",
                    "code",
                    "blockquote",
                    "figure",
                    "figcaption",
                    "svg",
                    "desc",
                    "rect",
                    "line",
                    "path",
                    "polygon",
                    "circle",
                    "text");

    @ParameterizedTest
    @FieldSource("CASES")
    void everyLinkLeadsToAPlaceInTheDocument(InvestigationState state) {
        Page page = Page.of(html(state));

        List<String> ids = page.values("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.values("href"))
                .isNotEmpty()
                .allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void headingsTablesAndDrawingsCanBeReadAloud(InvestigationState state) {
        Page page = Page.of(html(state));

        assertThat(page.root().getAttribute("lang")).isEqualTo("en");
        assertThat(page.all("h1")).hasSize(1);
        assertThat(page.headingLevels())
                .allSatisfy(step -> assertThat(step).isLessThanOrEqualTo(1));
        assertThat(page.all("th"))
                .allMatch(th -> th.hasAttribute("scope") && !th.getTextContent().isBlank());
        assertThat(page.all("table")).allMatch(t -> t.getElementsByTagName("th").getLength() > 0);
        assertThat(page.all("svg"))
                .allMatch(svg ->
                        svg.getAttribute("aria-hidden").equals("true")
                                || (Page.has(svg, "title") && Page.has(svg, "desc")));
    }

    @Test
    void policyForbidsEverythingButInlineStyle() {
        assertThat(Page.of(html(Cases.nullSpike())).values("content"))
                .contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    @Test
    void findingIsCompleteAndInOrder() {
        Page page = Page.of(html(Cases.nullSpike()));

        assertThat(page.texts("h2"))
                .containsExactly(
                        "Proof",
                        "Alert and measurement",
                        "Metric over time",
                        "Segments that carry the change",
                        "Causal chain",
                        "Recommendations",
                        "Hypotheses",
                        "Queries and evidence",
                        "Limits, assumptions and usage");
        assertThat(page.texts("h1").getFirst()).startsWith("Mobile app 2.3.1 stopped");
        assertThat(page.text())
                .contains("Cause found", "confidence 0.93")
                .contains("app_version = 2.3.1 and channel = mobile_app")
                .contains("10 Jan 2026, 00:00", "Code change", "NULL spike")
                .contains("explains 99.7 % of the change")
                .contains("Control: app_version = 2.3.0 went from 1.0 % to 1.1 %.")
                .contains("First 20 of 40 rows")
                .contains("Approved by: Ana on 13 Jan 2026, 08:00");
    }

    @Test
    void numbersOfTheFindingLeadToTheirQuery() {
        Page page = Page.of(html(Cases.nullSpike()));

        Element lead = page.withClass("p", "lead").getFirst();
        assertThat(Page.links(lead))
                .contains("1.0 % -> #q1", "22.3 % -> #q1", "10 Jan 2026, 00:00 -> #q1")
                .contains("94.4 % -> #q3", "701 -> #q3", "1.1 % -> #q3", "q2 -> #q2")
                .noneMatch(link -> link.startsWith("2.3"));
        assertThat(Page.links(page.all("h1").getFirst())).containsExactly("22.3 % -> #q1");
        assertThat(page.byId("q3").getTextContent()).contains("SELECT app_version", "e1 supports");
    }

    @Test
    void lostHypothesesShowWhatDecidedAndNeverMix() {
        Page page = Page.of(html(Cases.nullSpike()));

        assertThat(page.texts("h3"))
                .containsSubsequence(
                        "Confirmed (1)",
                        "Refuted (2)",
                        "Ruled out by a person (1)",
                        "Not tested (1)");
        assertThat(Page.links(page.byId("h2"))).contains("100.0 % -> #q4");
        assertThat(page.byId("h2").getTextContent()).contains("by e2, confidence 0.95");
        assertThat(page.byId("h4").getTextContent()).contains("the query timed out");
        assertThat(page.byId("h5").getTextContent()).contains("We run no backfills");
        assertThat(page.byId("h5").getTextContent()).doesNotContain("Refuted");
        assertThat(page.byId("q6").getTextContent())
                .contains("Failed after 30 s: Query ran longer than 30 s");
    }

    @Test
    void unprovenCaseDoesNotReadAsProven() {
        Page page = Page.of(html(Cases.inconclusive()));

        assertThat(page.texts("h1").getFirst())
                .isEqualTo("No proven cause: NULL rate of orders.user_id");
        assertThat(page.text())
                .contains("Inconclusive closest explanation: confidence 0.93")
                .contains("Counterfactual, not a proof", "The closest explanation, not proven:")
                .doesNotContain("Cause found");
    }

    @Test
    void expectedVarianceIsWrittenInRowsPerDay() {
        Page page = Page.of(html(Cases.expectedVariance()));

        assertThat(page.text())
                .contains("Expected variance", "3,014 rows per day", "3,400 rows per day");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void hostileTextStaysText(String hostile) {
        String html = html(Cases.nullSpike(text -> text + hostile));
        Page page = Page.of(html);

        assertThat(tagsOf(html)).isSubsetOf(ELEMENTS);
        assertThat(page.elements(Set.of("a")))
                .isEqualTo(Page.of(html(Cases.nullSpike())).elements(Set.of("a")));
        assertThat(page.attributeNames())
                .allMatch(name -> !name.startsWith("on") && !name.equals("src"));
        assertThat(page.values("href")).allMatch(href -> href.matches("#[a-z0-9]+"));
        assertThat(page.text()).contains(Printable.line("Why: We run no backfills" + hostile));
    }

    @Test
    void hostileErrorMessageStaysText() {
        for (String hostile : Hostile.TEXTS) {
            String html = html(Cases.failed(hostile));
            assertThat(tagsOf(html)).isSubsetOf(ELEMENTS);
            assertThat(Page.of(html).text()).contains(Printable.line(hostile));
        }
    }

    @Test
    void sameStateGivesTheSameBytes() {
        assertThat(new HtmlReport().render(Cases.nullSpike()))
                .isEqualTo(new HtmlReport().render(Cases.nullSpike()));
    }

    private static Set<String> tagsOf(String html) {
        return Pattern.compile("<([A-Za-z][A-Za-z0-9]*)")
                .matcher(html)
                .results()
                .map(tag -> tag.group(1))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static String html(InvestigationState state) {
        return new String(new HtmlReport().render(state), StandardCharsets.UTF_8);
    }
}
