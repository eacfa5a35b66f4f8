package dev.culprit.samples;

import java.time.LocalDate;

/// The days of a sample: four full weeks of history, then the window the alert is about. The data
/// ends with the window; the monitor looks one hour later.
record Period(LocalDate windowStart, int windowDays) {

    private static final int HISTORY_DAYS = 28;

    LocalDate firstDay() {
        return windowStart.minusDays(HISTORY_DAYS);
    }

    int days() {
        return HISTORY_DAYS + windowDays;
    }

    int historyDays() {
        return HISTORY_DAYS;
    }

    long start() {
        return UtcTime.startOf(firstDay());
    }

    long window() {
        return UtcTime.startOf(windowStart);
    }

    long end() {
        return UtcTime.startOf(windowStart.plusDays(windowDays));
    }

    long detectedAt() {
        return end() + UtcTime.HOUR;
    }

    boolean inWindow(long time) {
        return time >= window() && time < end();
    }

    boolean inBaseline(long time) {
        return time >= start() && time < window();
    }
}
