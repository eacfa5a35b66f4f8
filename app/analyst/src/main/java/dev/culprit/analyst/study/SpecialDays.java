package dev.culprit.analyst.study;

import dev.culprit.core.query.QueryResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Days that the calendar marks, one set for each kind of mark. A kind that marks every third day or
/// more is nothing special, and two kinds that mark the same days are one.
public final class SpecialDays {
    private static final double MOST = 0.35;

    private SpecialDays() {}

    /// @param rows columns `day`, `m0`, `m1`, ..: 1 where the day is marked
    public static List<Set<LocalDate>> of(QueryResult rows) {
        List<Set<LocalDate>> kinds = new ArrayList<>();
        int columns = rows.columns().size() - 1;
        for (int column = 0; column < columns; column++) {
            Set<LocalDate> days = new HashSet<>();
            for (int row = 0; row < rows.rows().size(); row++) {
                if (rows.number(row, "m" + column) == 1) {
                    rows.text(row, "day")
                            .map(SourceState::time)
                            .ifPresent(at -> days.add(at.toLocalDate()));
                }
            }
            boolean special = !days.isEmpty() && days.size() <= MOST * rows.rows().size();
            if (special && !kinds.contains(days)) {
                kinds.add(days);
            }
        }
        return kinds;
    }
}
