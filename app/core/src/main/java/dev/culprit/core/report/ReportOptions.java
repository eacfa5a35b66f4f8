package dev.culprit.core.report;

import java.util.EnumSet;
import java.util.Set;

/// How much of a case a report tells.
///
/// @param without sections that are left out
public record ReportOptions(Detail detail, Set<ReportSection> without) {
    /// Everything, every query included.
    public static final ReportOptions FULL = new ReportOptions(Detail.FULL, Set.of());

    public ReportOptions {
        without = Set.copyOf(without);
    }

    public enum Detail {
        /// One page, for someone who has to decide and not to check.
        SUMMARY,
        /// Every hypothesis and every query with its rows.
        FULL
    }

    public boolean isSummary() {
        return detail == Detail.SUMMARY;
    }

    public boolean shows(ReportSection section) {
        return !without.contains(section);
    }

    public ReportOptions with(Detail other) {
        return new ReportOptions(other, without);
    }

    /// The same with a section in or left out.
    public ReportOptions with(ReportSection section, boolean shown) {
        Set<ReportSection> out = EnumSet.noneOf(ReportSection.class);
        out.addAll(without);
        if (shown) {
            out.remove(section);
        } else {
            out.add(section);
        }
        return new ReportOptions(detail, out);
    }
}
