package dev.culprit.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.source.DataType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void nullIsEmptyAndOnlyWhatNeedsQuotesGetsThem() {
        List<Row> rows =
                List.of(
                        new Row(List.of("2.3.1", "1794")),
                        new Row(Arrays.asList(null, "7")),
                        new Row(List.of("a \"b\", c", "")));
        QueryResult result =
                new QueryResult(
                        List.of(
                                new ResultColumn("app_version", DataType.TEXT),
                                new ResultColumn("rows", DataType.INTEGER)),
                        rows,
                        3,
                        QueryResult.Provenance.FULL);

        assertThat(Csv.of(result, rows))
                .isEqualTo("app_version,rows\n2.3.1,1794\n,7\n\"a \"\"b\"\", c\",\"\"\n");
    }
}
