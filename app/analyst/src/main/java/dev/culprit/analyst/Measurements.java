package dev.culprit.analyst;

import dev.culprit.analyst.study.MetricSeries;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Series;
import java.util.Optional;

/// Puts a study's series into the product's measurement.
final class Measurements {
    private static final double RANGE = 2;

    private Measurements() {}

    static Measurement of(Study study) {
        MetricSeries.Expectation expected = study.expectation();
        double observed = study.observed();
        Series series = study.series().points();
        return new Measurement(
                study.subject().watched().name(),
                study.subject().window(),
                study.subject().baseline(),
                observed,
                expected.value(),
                expected.value() - RANGE * expected.sigma(),
                expected.value() + RANGE * expected.sigma(),
                Math.clamp(expected.score(observed), -1000, 1000),
                onset(series),
                series,
                study.subject().assumptions(),
                study.seriesQueries());
    }

    /// The first point of the window outside its range.
    private static Optional<java.time.LocalDateTime> onset(Series series) {
        return series.points().stream()
                .filter(Series.Point::inWindow)
                .filter(point -> point.value() < point.low() || point.value() > point.high())
                .map(Series.Point::at)
                .findFirst();
    }
}
