package dev.culprit.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Times of the samples are whole seconds of the epoch, read and written as `yyyy-MM-dd HH:mm:ss`
/// in UTC.
final class UtcTime {

    static final long HOUR = 3_600;
    static final long DAY = 86_400;

    private UtcTime() {}

    static long parse(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }

    static String format(long seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return time.toLocalDate() + " " + clock(time);
    }

    static long startOf(LocalDate day) {
        return day.toEpochDay() * DAY;
    }

    static LocalDate dayOf(long seconds) {
        return LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
    }

    static int hourOf(long seconds) {
        return (int) (Math.floorMod(seconds, DAY) / HOUR);
    }

    /// Month, day and hour in six digits, as batch names carry them.
    static String hourStamp(long seconds) {
        LocalDate day = dayOf(seconds);
        return two(day.getMonthValue()) + two(day.getDayOfMonth()) + two(hourOf(seconds));
    }

    private static String clock(LocalDateTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
