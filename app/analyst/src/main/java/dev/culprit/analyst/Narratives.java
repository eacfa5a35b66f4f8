package dev.culprit.analyst;

import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.metric.AlertReading;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Questions;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.context.Change;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts a finding into words. Every number comes with the query it stands in.
final class Narratives {
    private final Study study;
    private final CaseFile file;
    private final HypothesisState leading;
    private final Suspect suspect;
    private final boolean proven;
    private final Optional<Change> change;

    Narratives(
            Study study, CaseFile file, HypothesisState leading, Suspect suspect, boolean proven) {
        this.study = study;
        this.file = file;
        this.leading = leading;
        this.suspect = suspect;
        this.proven = proven;
        this.change = Coincidences.of(file, leading.hypothesis().draft().parameters());
    }

    Narrative narrative() {
        return new Narrative(
                headline(),
                rootCause(),
                chain(),
                new Recommendations(study, suspect, change).list());
    }

    private String headline() {
        String title = leading.hypothesis().title();
        String since = suspect.onset().map(at -> " since " + Words.time(at)).orElse("");
        return (proven ? "" : "Not proven, but closest: ") + title + since + ".";
    }

    private List<Statement> rootCause() {
        List<Statement> sentences = new ArrayList<>();
        sentences.add(measured());
        if (leading.hypothesis().draft().fault() != FaultKind.EXPECTED_VARIANCE) {
            String since =
                    suspect.onset().map(at -> " It began at " + Words.time(at) + ".").orElse("");
            sentences.add(
                    new Statement(
                            leading.hypothesis().draft().reasoning() + since, study.cubeQueries()));
        }
        for (Evidence piece : leading.evidence()) {
            if (piece.interpretation().verdict() != Verdict.REFUTES || !proven) {
                sentences.add(
                        new Statement(piece.interpretation().summary(), List.of(piece.query())));
            }
        }
        ruledOut(sentences);
        assumed(sentences);
        return sentences;
    }

    private Statement measured() {
        double observed = study.observed();
        double expected = study.expectation().value();
        return new Statement(
                study.subject().title()
                        + " is "
                        + value(observed)
                        + " between "
                        + Words.time(study.subject().window().start())
                        + " and "
                        + Words.time(study.subject().window().end())
                        + "; "
                        + value(expected)
                        + " was to be expected.",
                study.seriesQueries());
    }

    private String value(double value) {
        return study.kind().isRate() ? Words.share(value) : Words.number(value);
    }

    private void ruledOut(List<Statement> sentences) {
        List<HypothesisState> rejected =
                file.hypotheses().stream()
                        .filter(h -> h.standing() == Standing.REJECTED)
                        .filter(h -> !h.id().equals(leading.id()))
                        .toList();
        if (rejected.isEmpty()) {
            return;
        }
        List<QueryId> cites =
                rejected.stream().flatMap(h -> h.decisive().stream()).map(Evidence::query).toList();
        String titles =
                rejected.stream()
                        .map(h -> "\"" + h.hypothesis().title() + "\"")
                        .collect(Collectors.joining(", "));
        sentences.add(new Statement("Refuted by the data: " + titles + ".", cites));
    }

    private List<Statement> chain() {
        HypothesisDraft draft = leading.hypothesis().draft();
        List<Statement> links = new ArrayList<>();
        change.ifPresent(it -> links.add(new Statement(coincided(it), List.of())));
        List<QueryId> tests = leading.evidence().stream().map(Evidence::query).toList();
        links.add(
                new Statement(
                        leading.hypothesis().title()
                                + suspect.onset()
                                        .map(at -> " from " + Words.time(at) + " on")
                                        .orElse("")
                                + ".",
                        tests));
        if (draft.fault() != FaultKind.EXPECTED_VARIANCE) {
            links.add(new Statement(effect(draft.fault()), study.cubeQueries()));
        }
        if (study.subject().onMart()) {
            links.add(
                    new Statement(
                            study.subject().watched().name()
                                    + " is built from "
                                    + study.subject().name()
                                    + " and shows the same.",
                            study.seriesQueries()));
        }
        links.add(
                new Statement(
                        study.subject().title() + " reached " + value(study.observed()) + fired(),
                        study.seriesQueries()));
        return links;
    }

    private String coincided(Change it) {
        return "Possibly first: " + ChangeWords.sentence(it, suspect.onset().orElse(it.at()));
    }

    /// The alert may watch something that only moved along.
    private String fired() {
        boolean same = file.alert().metric().kind() == study.kind();
        if (file.alert().metric().kind() == MetricKind.DESCRIPTION) {
            return "; that is what the alert's text describes.";
        }
        return same
                ? " and the alert fired."
                : ", " + file.alert().title() + " moved with it and the alert fired.";
    }

    /// What the alert left open, with what was taken.
    private void assumed(List<Statement> sentences) {
        boolean partly =
                file.rows(Questions.SERIES).filter(r -> !r.provenance().complete()).isPresent();
        if (partly || file.alert().metric().kind() != study.kind()) {
            List<QueryId> cites = new ArrayList<>(study.seriesQueries());
            file.measured(AlertReading.COMPONENTS).ifPresent(a -> cites.add(a.query().id()));
            study.subject()
                    .assumptions()
                    .forEach(text -> sentences.add(new Statement(text, cites)));
        }
    }

    private String effect(FaultKind fault) {
        String column = study.subject().column().orElse("the metric");
        String rows =
                suspect.slice().isEverything()
                        ? "All rows"
                        : "Rows with " + suspect.slice().phrase();
        return switch (fault) {
            case NULL_SPIKE -> rows + " carry NULL in " + column + ".";
            case UPSTREAM_STALLED ->
                    study.subject().name() + " finds no rows to take " + column + " from.";
            case VOLUME_DROP -> rows + " are missing.";
            case VOLUME_SPIKE -> rows + " are more than usual.";
            case DUPLICATE_ROWS, JOIN_FANOUT -> rows + " are counted more than once.";
            case LATE_ARRIVAL -> rows + " come after the time at which they are expected.";
            case TIMEZONE_SHIFT -> rows + " carry an event time that is whole hours off.";
            case ORPHANED_FK -> rows + " point to parents that do not exist.";
            case FORMAT_DRIFT, TRUNCATED_STRINGS -> rows + " no longer match the format.";
            case UNIT_CHANGE, DISTRIBUTION_SHIFT, DEFAULT_SUBSTITUTION ->
                    rows + " carry other values in " + column + ".";
            case CATEGORY_RENAME -> "The number of values of " + column + " changes.";
            case MIX_SHIFT -> rows + " weigh more in the mean.";
            case EXPECTED_VARIANCE, OTHER -> rows + " changed.";
        };
    }
}
