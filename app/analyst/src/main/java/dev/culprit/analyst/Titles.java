package dev.culprit.analyst;

import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.study.Study;
import dev.culprit.core.context.Change;
import dev.culprit.core.hypothesis.FaultKind;
import java.util.Optional;

/// Suspects in one short sentence.
final class Titles {
    private static final int MOST = 200;

    private Titles() {}

    /// With the change that coincides with it, where there is room for it.
    static String of(Study study, Suspect suspect, Optional<Change> change) {
        String title = of(study, suspect);
        return change.map(it -> title + " (close to " + ChangeWords.name(it) + ")")
                .filter(longer -> longer.length() <= MOST)
                .orElse(title);
    }

    static String of(Study study, Suspect suspect) {
        String table =
                suspect.tables().isEmpty()
                        ? study.subject().name().toString()
                        : suspect.tables().getFirst().toString();
        String column = study.subject().column().orElse("the measure");
        String title = phrase(suspect, table, column) + where(suspect);
        return title.length() <= MOST ? title : title.substring(0, MOST - 1) + "…";
    }

    private static String where(Suspect suspect) {
        boolean silent =
                suspect.fault() == FaultKind.EXPECTED_VARIANCE
                        || suspect.fault() == FaultKind.CATEGORY_RENAME
                        || suspect.slice().isEverything();
        return silent ? "" : " where " + suspect.slice().phrase();
    }

    private static String phrase(Suspect suspect, String table, String column) {
        String fresh = suspect.facts().getOrDefault("new", "one value");
        String old = suspect.facts().getOrDefault("old", "");
        return switch (suspect.fault()) {
            case NULL_SPIKE -> table + "." + column + " lost its values";
            case VOLUME_DROP -> "Rows of " + table + " are missing";
            case VOLUME_SPIKE -> table + " received extra rows";
            case DUPLICATE_ROWS -> "Rows of " + table + " were loaded more than once";
            case LATE_ARRIVAL -> "Rows of " + table + " arrive late";
            case ORPHANED_FK -> "Keys in " + table + "." + column + " have no parent";
            case FORMAT_DRIFT -> table + "." + column + " comes in another format";
            case UNIT_CHANGE -> table + "." + column + " comes in another unit";
            case DISTRIBUTION_SHIFT -> "Values of " + table + "." + column + " moved";
            case CATEGORY_RENAME ->
                    old.isEmpty()
                            ? "A value of " + table + "." + column + " was renamed to " + fresh
                            : table + "." + column + " " + old + " was renamed to " + fresh;
            case JOIN_FANOUT -> "Repeated keys in " + table + " multiply rows downstream";
            case TIMEZONE_SHIFT -> "Event times in " + table + " moved by whole hours";
            case DEFAULT_SUBSTITUTION -> fresh + " replaces real values of " + table + "." + column;
            case TRUNCATED_STRINGS -> "Texts in " + table + "." + column + " are cut off";
            case UPSTREAM_STALLED -> table + " stopped delivering rows";
            case MIX_SHIFT -> "The share of slices moved, not their values";
            case EXPECTED_VARIANCE -> "The change is within what is to be expected";
            case OTHER -> "Something else changed in " + table;
        };
    }
}
