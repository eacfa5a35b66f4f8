package dev.culprit.ui.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// How long ago an investigation was started, as the list groups it.
enum Age {
    TODAY,
    YESTERDAY,
    LAST_WEEK,
    LAST_MONTH,
    EARLIER;

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    static Age of(Instant started, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(started, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!day.isBefore(today)) {
            return TODAY;
        }
        if (day.equals(today.minusDays(1))) {
            return YESTERDAY;
        }
        if (!day.isBefore(today.minusDays(WEEK))) {
            return LAST_WEEK;
        }
        return day.isBefore(today.minusDays(MONTH)) ? EARLIER : LAST_MONTH;
    }
}
