package dev.culprit.analyst;

import dev.culprit.analyst.causes.FailingRows;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.context.Change;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.hypothesis.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to do next: look at the failing rows beside good ones, ask whoever owns the place, add a
/// check.
final class Recommendations {
    private final Study study;
    private final Suspect suspect;
    private final Optional<Change> change;

    /// @param change what coincides with it
    Recommendations(Study study, Suspect suspect, Optional<Change> change) {
        this.study = study;
        this.suspect = suspect;
        this.change = change;
    }

    List<Recommendation> list() {
        List<Recommendation> list = new ArrayList<>();
        if (suspect.fault() == FaultKind.EXPECTED_VARIANCE) {
            list.add(
                    new Recommendation(
                            "Teach the monitor of "
                                    + study.subject().watched().name()
                                    + " weekdays, holidays and month ends, or widen its range.",
                            Optional.empty()));
            return list;
        }
        change.ifPresent(it -> list.add(new Recommendation(lookAt(it), Optional.empty())));
        list.add(
                new Recommendation(
                        "Look at failing rows with their keys next to comparable good rows.",
                        Optional.of(FailingRows.sql(study, suspect))));
        list.add(new Recommendation(owner(), Optional.empty()));
        list.add(
                new Recommendation(
                        "Add this check to the load of "
                                + suspect.tables().getFirst()
                                + "; it must return no rows.",
                        Optional.of(FailingRows.check(study, suspect))));
        return list;
    }

    private static String lookAt(Change it) {
        boolean job = it.kind() == Change.Kind.JOB_RUN;
        return "Look first at "
                + ChangeWords.name(it)
                + " ("
                + it.reference().origin()
                + ")"
                + (job
                        ? ": run it again and see whether the missing rows come."
                        : ": if undoing it on a copy brings the metric back, it was the cause.");
    }

    private String owner() {
        String table = suspect.tables().getFirst().toString();
        String since = suspect.onset().map(at -> " around " + Words.time(at)).orElse("");
        String where =
                suspect.slice().isEverything() ? "" : " that concerns " + suspect.slice().phrase();
        return "Ask the owner of " + table + " what was deployed or changed" + since + where + ".";
    }
}
