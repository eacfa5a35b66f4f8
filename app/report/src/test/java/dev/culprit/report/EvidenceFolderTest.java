package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportOptions.Detail;
import dev.culprit.core.report.ReportSection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceFolderTest {
    private static final ReportOptions SUMMARY = ReportOptions.FULL.with(Detail.SUMMARY);

    @Test
    void everyQueryHasItsSqlAndItsRows() throws IOException {
        Map<String, String> files = files(Cases.nullSpike(), ReportOptions.FULL);

        assertThat(files.keySet())
                .containsExactly(
                        "findings.md",
                        "findings.html",
                        "finding.json",
                        "q1.sql",
                        "q1.csv",
                        "q2.sql",
                        "q2.csv",
                        "q3.sql",
                        "q3.csv",
                        "q4.sql",
                        "q4.csv",
                        "q5.sql",
                        "q5.csv",
                        "q6.sql");
        assertThat(files.get("q3.sql"))
                .startsWith("-- q3: If version 2.3.1 is to blame")
                .contains("-- Tests h1: App version 2.3.1 drops the user id\n")
                .contains("-- Approved by: Ana on 13 Jan 2026, 08:00\n")
                .contains("-- e1 supports h1: ")
                .contains("\nSELECT app_version, avg(");
        assertThat(files.get("q3.csv"))
                .startsWith("app_version,null_rate,since\r\n2.3.0,")
                .hasLineCount(
                        1
                                + Cases.nullSpike()
                                        .queries()
                                        .get(2)
                                        .result()
                                        .orElseThrow()
                                        .rows()
                                        .size());
    }

    @Test
    void summaryHoldsTheQueriesThatEvidenceRestsOn() throws IOException {
        assertThat(files(Cases.nullSpike(), SUMMARY).keySet())
                .contains("q3.sql", "q4.csv", "q5.csv")
                .doesNotContain("q1.sql", "q6.sql");
        assertThat(
                        files(
                                        Cases.nullSpike(),
                                        ReportOptions.FULL.with(ReportSection.EVIDENCE, false))
                                .keySet())
                .containsExactly("findings.md", "findings.html", "finding.json");
    }

    @Test
    void noTextBreaksOutOfTheCommentsOfAQuery() throws IOException {
        Map<String, String> files =
                files(
                        Cases.nullSpike(text -> text + "\nDROP TABLE orders;\r\u2028DROP"),
                        ReportOptions.FULL);

        assertThat(files.get("q4.sql").lines().filter(line -> !line.startsWith("--")).findFirst())
                .hasValue("SELECT max(created_at) FROM users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://evil.example\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\uFF1D1+1",
                "- a note",
                "--"
            })
    void whatWouldBeginAFormulaIsMadeText(String cell) {
        assertThat(SafeCsv.neutral(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @CsvSource({"-1", "+2.5", "-1.0E-7", "3", "a=b", "2026-01-10", "'1,5'", "mobile_app"})
    void whatBeginsNoFormulaStaysAsItIs(String cell) {
        assertThat(SafeCsv.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void sameStateGivesTheSameBytes() {
        assertThat(new EvidenceFolder().render(Cases.nullSpike()))
                .isEqualTo(new EvidenceFolder().render(Cases.nullSpike()));
    }

    @Test
    void leftOutSectionsAreInNoFormat() {
        ReportOptions bare = ReportOptions.FULL;
        for (ReportSection section : ReportSection.values()) {
            bare = bare.with(section, false);
        }
        InvestigationState state = Cases.withFeedback(Cases.nullSpike());
        String html = new String(new HtmlReport().render(state, bare), StandardCharsets.UTF_8);
        String markdown =
                new String(new MarkdownReport().render(state, bare), StandardCharsets.UTF_8);
        String json = new String(new FindingJson().render(state, bare), StandardCharsets.UTF_8);

        assertThat(Page.of(html).texts("h2")).isEmpty();
        assertThat(Page.of(html).values("href")).isEmpty();
        assertThat(markdown).doesNotContain("\n## ", "](#");
        assertThat(json)
                .contains("\"root_cause\"")
                .doesNotContain(
                        "\"evidence\"",
                        "\"hypotheses\"",
                        "\"counterfactual\"",
                        "\"proof\"",
                        "\"measurement\"",
                        "\"usage\"",
                        "\"recommendations\"",
                        "\"feedback\"");
        for (String text : List.of(html, markdown, json)) {
            assertThat(text).contains("Mobile app 2.3.1 stopped").doesNotContain("SELECT");
        }
    }

    @Test
    void eachSectionCanBeLeftOutAlone() {
        InvestigationState state = Cases.withFeedback(Cases.nullSpike());
        for (ReportSection section : ReportSection.values()) {
            for (Detail detail : Detail.values()) {
                ReportOptions options = ReportOptions.FULL.with(detail);
                Page whole = Page.of(html(state, options));
                Page page = Page.of(html(state, options.with(section, false)));
                List<String> ids = page.values("id");
                assertThat(ids).doesNotContain(section.key());
                assertThat(page.values("href"))
                        .allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
                if (detail == Detail.FULL) {
                    assertThat(whole.values("id")).contains(section.key());
                }
            }
        }
    }

    private static String html(InvestigationState state, ReportOptions options) {
        return new String(new HtmlReport().render(state, options), StandardCharsets.UTF_8);
    }

    private static Map<String, String> files(InvestigationState state, ReportOptions options)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        byte[] packed = new EvidenceFolder().render(state, options);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
