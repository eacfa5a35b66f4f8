package dev.culprit.analyst;

import dev.culprit.analyst.study.Coverages;
import dev.culprit.analyst.study.MetricSeries;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.study.StudyReader;
import dev.culprit.analyst.subject.Questions;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Measurer;
import dev.culprit.core.reasoning.MeasuringStep;
import java.util.Optional;

/// Measures by aggregate queries: the metric's series first, then the leaf cubes of window and
/// baseline and the state of the sources.
public final class BuiltInMeasurer implements Measurer {
    private final Memory memory = new Memory();

    Memory memory() {
        return memory;
    }

    @Override
    public MeasuringStep next(CaseFile file) {
        return switch (new StudyReader(file).stage()) {
            case StudyReader.Stage.Asking(var queries) -> new MeasuringStep.Ask(queries);
            case StudyReader.Stage.Hopeless(var reason) ->
                    new MeasuringStep.NotReproduced(Optional.empty(), reason);
            case StudyReader.Stage.Measured(var study) -> confirmed(file, study);
            case StudyReader.Stage.Complete(var study) ->
                    new MeasuringStep.Ranked(Rankings.of(study, memory.diagnosis(file, study)));
        };
    }

    private static MeasuringStep confirmed(CaseFile file, Study study) {
        Measurement measurement = Measurements.of(study);
        Optional<QueryResult.Provenance> partly =
                file.rows(Questions.SERIES)
                        .map(QueryResult::provenance)
                        .filter(provenance -> !provenance.complete());
        Optional<String> healed =
                healed(study)
                        .map(reason ->
                                partly.map(p -> "Among " + Coverages.rows(p) + ": " + reason)
                                        .orElse(reason));
        return healed.isPresent()
                ? new MeasuringStep.NotReproduced(Optional.of(measurement), healed.get())
                : new MeasuringStep.Confirmed(measurement);
    }

    /// The alert saw a change that the data no longer shows.
    private static Optional<String> healed(Study study) {
        var alert = study.subject().alert();
        if (study.searched().rows(study.subject().baseline()) <= 0) {
            return Optional.of("There are no rows in the baseline to compare with.");
        }
        if (alert.actualValue().isEmpty() || study.kind() == MetricKind.CUSTOM_SQL) {
            return Optional.empty();
        }
        MetricSeries.Expectation expected = study.expectation();
        double reported = alert.actualValue().getAsDouble();
        double observed = study.observed();
        boolean alarming = Math.abs(reported - expected.value()) > 6 * expected.sigma();
        boolean calm =
                Math.abs(observed - expected.value()) < 0.1 * Math.abs(reported - expected.value());
        return alarming && calm && Math.abs(expected.score(observed)) < 1
                ? Optional.of(
                        "The data now shows "
                                + Words.number(observed)
                                + ", as expected; the alert reported "
                                + Words.number(reported)
                                + ".")
                : Optional.empty();
    }
}
