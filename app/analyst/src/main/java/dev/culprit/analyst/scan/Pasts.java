package dev.culprit.analyst.scan;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The days of the past that a day may be held against: all, those of its weekday where there are
/// enough, and the last two weeks.
record Pasts(ByDay days) {
    /// How many of them [#of] answers at most.
    static final int MOST = 3;

    private static final int ENOUGH_WEEKS = 4;
    private static final int LATELY = 14;

    /// @param has whether a day can be counted
    List<int[]> of(int day, IntPredicate has) {
        int[] all = IntStream.range(0, days.recent()).filter(has).toArray();
        List<int[]> pasts = new ArrayList<>(List.of(all));
        DayOfWeek weekday = days.day(day).getDayOfWeek();
        int[] same =
                IntStream.of(all)
                        .filter(each -> days.day(each).getDayOfWeek() == weekday)
                        .toArray();
        if (same.length >= ENOUGH_WEEKS) {
            pasts.add(same);
        }
        if (all.length > LATELY + ENOUGH_WEEKS) {
            pasts.add(IntStream.of(all).skip(all.length - LATELY).toArray());
        }
        return pasts;
    }
}
