package dev.culprit.analyst;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Outcome;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.stream.Collectors;

/// A change that coincides with an onset, in words that claim no more than that.
final class ChangeWords {
    static final String NO_PROOF = "The time alone proves nothing.";

    private ChangeWords() {}

    /// Names it so that it can be found: `commit 3f2a91c0b1d2`.
    static String name(Change change) {
        String id = change.reference().id();
        return switch (change.kind()) {
            case COMMIT -> "commit " + id;
            case DEPLOY -> "deploy " + id;
            case JOB_RUN ->
                    change.outcome() == Outcome.STALLED
                            ? "the stall of " + change.system() + " (last run " + id + ")"
                            : "run " + id + " of " + change.system();
            case SCHEMA_CHANGE -> "the schema change of run " + id;
            case ROW_COUNT -> "row count " + id;
            case OTHER -> "event " + id;
        };
    }

    /// What it was, where it is written down, what it touched and how close it came.
    static String sentence(Change change, LocalDateTime onset) {
        String name = name(change);
        String by = change.author().isEmpty() ? "" : " by " + change.author();
        String touched =
                change.tables().isEmpty()
                        ? ""
                        : ", which touches "
                                + change.tables().stream()
                                        .limit(4)
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))
                                + ",";
        return Character.toUpperCase(name.charAt(0))
                + name.substring(1)
                + by
                + " (\""
                + change.title()
                + "\", "
                + change.reference().origin()
                + ")"
                + touched
                + " came "
                + distance(change.at(), onset)
                + " the onset, at "
                + Words.time(change.at())
                + ". "
                + NO_PROOF;
    }

    /// `40 minutes before`, rounded to what matters.
    static String distance(LocalDateTime at, LocalDateTime onset) {
        Duration gap = Duration.between(at, onset);
        long minutes = Math.abs(gap.toMinutes());
        if (minutes < 2) {
            return "within a minute of";
        }
        String amount =
                minutes < 120 ? minutes + " minutes" : Math.round(minutes / 60.0) + " hours";
        return amount + (gap.isNegative() ? " after" : " before");
    }
}
