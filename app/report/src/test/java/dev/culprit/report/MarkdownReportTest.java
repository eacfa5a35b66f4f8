package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class MarkdownReportTest {
    static final List<String> HOSTILE = Hostile.TEXTS;

    @Test
    void reportTellsTheCaseInOrder() {
        String text = markdown(Cases.nullSpike());

        assertThat(text.lines().filter(line -> line.matches("#{1,2} .*")))
                .containsExactly(
                        "# Mobile app 2.3.1 stopped sending the user id: 22.3 % of orders have none",
                        "## Alert and measurement",
                        "## Proof",
                        "## Metric over time",
                        "## Segments",
                        "## Causal chain",
                        "## Recommendations",
                        "## Hypotheses",
                        "## Queries and evidence",
                        "## Limits and assumptions",
                        "## Usage and log");
        assertThat(text)
                .contains("**Cause found**, confidence 0.93")
                .contains("| Value in the window | 22.0 % | 22.3 % |")
                .contains("explains 99.7 % of the change")
                .contains("1.1 %. [q3](#q3), [q2](#q2)")
                .contains("- [ ] Repair the affected orders")
                .contains("Approved by: Ana on 13 Jan 2026, 08:00")
                .contains("First 20 of 40 rows")
                .contains("*NULL*")
                .contains("6 run, 6 proposed");
    }

    @Test
    void standingsOfHypothesesStayApart() {
        assertThat(markdown(Cases.nullSpike()).lines())
                .containsSubsequence(
                        "### Confirmed",
                        "### Refuted",
                        "### Ruled out by a person",
                        "### Not tested");
    }

    @Test
    void seriesShowsTheEdgesOfTheWindow() {
        String text = markdown(Cases.nullSpike());

        assertThat(text).contains("| 20 Dec 2025 |", "| 9 Jan 2026 |", "| 10 Jan 2026 |");
        assertThat(text.lines().filter(line -> line.endsWith("| yes |"))).hasSizeBetween(2, 3);
    }

    @Test
    void casesWithoutAFindingSayWhy() {
        assertThat(markdown(Cases.failed("The login was refused.")))
                .contains("**Failed**", "The login was refused.");
        assertThat(markdown(Cases.cancelled())).contains("**Cancelled**", "Not needed.");
        assertThat(markdown(Cases.inconclusive()))
                .contains("# No proven cause: ", "The closest explanation, not proven:");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void hostileTextMakesNoMarkup(String hostile) {
        String clean = markdown(Cases.nullSpike());
        String text = outsideOfCode(markdown(Cases.nullSpike(raw -> raw + hostile)));

        assertThat(text.replace("<br>", ""))
                .doesNotContain("<")
                .doesNotContainPattern("(?<!\\\\)\\]\\((?!#q)");
        assertThat(text).doesNotContainPattern("(?<!\\\\)://").doesNotContainPattern("www\\.(?=e)");
        assertThat(shape(text)).isEqualTo(shape(outsideOfCode(clean)));
    }

    @Test
    void cellWithPipesAndBackticksStaysOneCell() {
        assertThat(MarkdownText.escape("a|b `c` <d>\ne")).isEqualTo("a\\|b \\`c\\` &lt;d&gt; e");
        assertThat(MarkdownText.escape("1. not a list")).doesNotStartWith("1.");
        assertThat(MarkdownText.escape("- not a list")).startsWith("\\-");
    }

    @Test
    void sameStateGivesTheSameBytes() {
        assertThat(new MarkdownReport().render(Cases.nullSpike()))
                .isEqualTo(new MarkdownReport().render(Cases.nullSpike()));
    }

    /// Lines outside of fenced blocks; a block ends only at a fence as long as the one it began with.
    private static String outsideOfCode(String text) {
        List<String> lines = new ArrayList<>();
        String fence = "";
        for (String line : text.split("\n", -1)) {
            boolean mark = line.startsWith("```");
            if (fence.isEmpty() && mark) {
                fence = line.substring(0, line.length() - "sql".length());
            } else if (!fence.isEmpty() && mark && line.matches("`{" + fence.length() + ",}")) {
                fence = "";
            } else if (fence.isEmpty()) {
                lines.add(line);
            }
        }
        assertThat(fence).isEmpty();
        return String.join("\n", lines);
    }

    /// What each line begins as, and how many cells it has.
    private static List<String> shape(String text) {
        Pattern start = Pattern.compile("^(#+ |\\| |- |\\d+\\. |> |\\*\\*)?");
        return text.lines()
                .map(line -> {
                    var matcher = start.matcher(line);
                    String kind = matcher.find() ? matcher.group() : "";
                    return kind
                            + line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
                })
                .toList();
    }

    private static String markdown(InvestigationState state) {
        return new String(new MarkdownReport().render(state), StandardCharsets.UTF_8);
    }
}
