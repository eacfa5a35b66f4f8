package dev.culprit.llm.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Provenance;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.DataType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedRowsTest {
    private final Masking masking =
            Masking.with("sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

    @Test
    void fieldsOfObjectsAreCellsOfTheirOwn() {
        String masked =
                masked(
                        "{\"first_name\":\"Ann\",\"amount\":1.50,\"open\":true,\"none\":null,"
                                + "\"orders\":[{\"email\":\"ann@shop.example\",\"n\":2}],\"tags\":[\"new\"]}");

        assertThat(masked)
                .doesNotContain("Ann", "ann@shop.example")
                .contains(
                        "\"first_name\":\"name#",
                        "\"email\":\"email#",
                        "\"amount\":1.50",
                        "\"open\":true",
                        "\"none\":null",
                        "\"n\":2",
                        "\"tags\":[\"new\"]");
        assertThat(masking.reveal(masked)).contains("\"first_name\":\"Ann\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[warning] low", "{not json", "[1] and more", "plain", "{}"})
    void textThatOnlyLooksLikeAnObjectStays(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    private String masked(String cell) {
        QueryResult rows =
                new QueryResult(
                        List.of(new ResultColumn("payload", DataType.OTHER)),
                        List.of(new Row(List.of(cell))),
                        1,
                        Provenance.FULL);
        return MaskedRows.of(rows, masking).text(0, "payload").orElseThrow();
    }
}
