package dev.culprit.analyst;

import dev.culprit.analyst.causes.Contrast;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import java.util.Optional;

/// Gathers what makes the leading hypothesis believable at a glance. Asks nothing: all of it stands
/// in results that are there already.
final class Proofs {
    private final Memory.Known known;
    private final CaseFile file;
    private final HypothesisId leading;
    private final Suspect suspect;

    Proofs(Memory.Known known, CaseFile file, HypothesisId leading, Suspect suspect) {
        this.known = known;
        this.file = file;
        this.leading = leading;
        this.suspect = suspect;
    }

    Optional<Proof> proof() {
        Proof proof =
                new Proof(
                        accused(),
                        faulty() ? MixEffect.of(known.study(), suspect.slice()) : Optional.empty(),
                        new UpstreamWalk(known, file, suspect).tables());
        boolean nothing =
                proof.accused().isEmpty() && proof.mix().isEmpty() && proof.walk().isEmpty();
        return nothing ? Optional.empty() : Optional.of(proof);
    }

    private boolean faulty() {
        return suspect.fault() != FaultKind.EXPECTED_VARIANCE;
    }

    private Optional<Proof.Shift> accused() {
        var contrast = new Contrast(known.study(), suspect, Slice.EVERYTHING);
        return file.answer(leading, Contrast.KEY)
                .filter(_ -> contrast.applies())
                .flatMap(answer ->
                        answer instanceof Answer.Rows(var query, var result)
                                ? contrast.accused(result, query.id())
                                : Optional.empty());
    }
}
