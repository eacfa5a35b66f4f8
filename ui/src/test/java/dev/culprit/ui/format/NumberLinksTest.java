package dev.culprit.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLinksTest {
    private static List<String> numbers(String sentence) {
        return NumberLinks.split(sentence, _ -> Optional.of(new QueryId(1))).stream()
                .filter(span -> span.query().isPresent())
                .map(Span::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'It has 77.7 % NULLs.', '77.7 %'",
        "'In all 3,014 rows', '3,014'",
        "'It fell to 1.1.', '1.1'",
        "'(12 of them)', '12'",
        "'22.3%, not more', '22.3%'"
    })
    void findsNumbersAsTheyAreWritten(String sentence, String number) {
        assertThat(numbers(sentence)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Version 2.3.1 is to blame",
                "since 10 Jan 2026",
                "at 14:05 sharp",
                "on 2026-01-10",
                "hypothesis h2 and query q10",
                "column utf8_name",
            })
    void versionsNamesDaysAndTimesAreNoNumbers(String sentence) {
        assertThat(numbers(sentence)).isEmpty();
    }

    @Test
    void nothingOfTheSentenceIsLost() {
        String sentence = "Version 2.3.1 has 77.7 % NULLs, the other versions 1.0 %.";

        List<Span> spans = NumberLinks.split(sentence, _ -> Optional.of(new QueryId(3)));

        assertThat(Span.text(spans)).isEqualTo(sentence);
        assertThat(numbers(sentence)).containsExactly("77.7 %", "1.0 %");
    }

    @Test
    void aNumberWithoutSourceStaysPlain() {
        assertThat(NumberLinks.split("About 12 rows", _ -> Optional.empty()))
                .containsExactly(Span.plain("About 12 rows"));
    }

    @Test
    void aSentenceWithoutNumbersEndsWithItsQuery() {
        QueryId query = new QueryId(4);

        assertThat(NumberLinks.cited("Nothing changed.", query))
                .containsExactly(Span.plain("Nothing changed. "), Span.link("q4", query));
        assertThat(Span.text(NumberLinks.cited("It is 1.0 %.", query))).isEqualTo("It is 1.0 %.");
    }
}
