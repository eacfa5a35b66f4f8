package dev.culprit.analyst;

import dev.culprit.analyst.causes.Diagnosis;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.study.StudyReader;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps what was computed from the last case files, so that it is not computed again at every step.
/// Purely derived: the same measurements give the same study with or without it.
final class Memory {
    private static final int KEPT = 4;

    private final List<Entry> entries = new ArrayList<>();

    /// A study with what it points to.
    record Known(Study study, List<Suspect> suspects) {}

    private record Entry(List<QueryResult> of, Known known) {}

    /// The study of a file whose measurement is complete; empty before that.
    synchronized Optional<Known> known(CaseFile file) {
        List<QueryResult> results = measured(file);
        for (Entry entry : entries) {
            if (same(entry.of(), results)) {
                return Optional.of(entry.known());
            }
        }
        return new StudyReader(file).stage() instanceof StudyReader.Stage.Complete(var study)
                ? Optional.of(keep(results, study))
                : Optional.empty();
    }

    synchronized List<Suspect> diagnosis(CaseFile file, Study study) {
        List<QueryResult> results = measured(file);
        for (Entry entry : entries) {
            if (same(entry.of(), results)) {
                return entry.known().suspects();
            }
        }
        return keep(results, study).suspects();
    }

    private Known keep(List<QueryResult> results, Study study) {
        var known = new Known(study, Diagnosis.of(study));
        entries.addFirst(new Entry(results, known));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
        return known;
    }

    private static List<QueryResult> measured(CaseFile file) {
        List<QueryResult> results = new ArrayList<>();
        for (Answer answer : file.answers()) {
            boolean measuring = answer.query().hypothesis().isEmpty();
            if (measuring && answer instanceof Answer.Rows(_, var result)) {
                results.add(result);
            }
        }
        return results;
    }

    /// Compares by identity: results are large and live as long as the file.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<QueryResult> one, List<QueryResult> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
