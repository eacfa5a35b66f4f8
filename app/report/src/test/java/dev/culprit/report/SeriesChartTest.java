package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.evidence.Figure;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class SeriesChartTest {
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-01-01T00:00");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    @Test
    void longHourlySeriesStaysWithinItsFrame() {
        Element chart =
                draw(IntStream.range(0, 24 * 30).mapToDouble(i -> 1e9 + 1e7 * (i % 24)).toArray());

        assertInside(chart);
        assertThat(chart.getElementsByTagName("circle").getLength()).isZero();
        assertThat(chart.getElementsByTagName("text").getLength()).isBetween(8, 20);
    }

    @Test
    void missingValuesBreakTheLine() {
        Element chart = draw(0.1, 0.2, Double.NaN, 0.3, Double.POSITIVE_INFINITY, 0.2);

        assertInside(chart);
        Element line = (Element) chart.getElementsByTagName("path").item(0);
        assertThat(line.getAttribute("d").chars().filter(c -> c == 'M')).hasSize(3);
    }

    @Test
    void singlePointAndFlatLinesCanBeDrawn() {
        assertInside(draw(0));
        assertInside(draw(-3, -3, -3));
        assertInside(draw(Double.NaN));
    }

    @Test
    void onsetOutsideOfTheSeriesIsNotMarked() {
        var out = new Markup();
        var late = measurement(Optional.of(FIRST.plusYears(1)), 1, 2, 3);
        new SeriesChart(late, new Scale(Figure.Unit.NUMBER, "")).draw(out, "Metric");

        assertThat(Page.of(out.finish()).withClass("line", "onset")).isEmpty();
    }

    private static void assertInside(Element chart) {
        for (String name : List.of("x", "x1", "x2", "cx", "y", "y1", "y2", "cy", "points", "d")) {
            for (Element part : Page.inside(chart)) {
                assertThat(part.getAttribute(name)).doesNotContain("NaN", "Infinity");
                assertThat(NUMBER.matcher(part.getAttribute(name)).results())
                        .allSatisfy(n ->
                                assertThat(Double.parseDouble(n.group())).isBetween(0.0, 860.0));
            }
        }
    }

    private static Element draw(double... values) {
        var out = new Markup();
        new SeriesChart(
                        measurement(Optional.of(FIRST.plusHours(2)), values),
                        new Scale(Figure.Unit.NUMBER, ""))
                .draw(out, "Metric");
        return Page.of(out.finish()).root();
    }

    private static Measurement measurement(Optional<LocalDateTime> onset, double... values) {
        List<Series.Point> points =
                IntStream.range(0, values.length)
                        .mapToObj(i ->
                                new Series.Point(
                                        FIRST.plusHours(i),
                                        values[i],
                                        values[i],
                                        values[i],
                                        values[i],
                                        false))
                        .toList();
        var window = new TimeWindow("at", FIRST.minusDays(1), FIRST.plusYears(2));
        return new Measurement(
                TableName.of("t"),
                window,
                window,
                1,
                1,
                1,
                1,
                1,
                onset,
                new Series(Duration.ofHours(1), points),
                List.of(),
                List.of());
    }
}
