package dev.culprit.llm.leash;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times of day in sentences. Those of the case are taken out; others stay, and so count as
/// numbers nobody has measured.
final class Dates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\d:])(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\d:])");
    private static final String MONTHS = months();
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "(?i)\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ("
                            + MONTHS
                            + ")\\b(?:,? (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "(?i)\\b(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?");

    private Dates() {}

    /// @param known texts with the dates and times of the case
    static String without(String sentence, String known) {
        Set<String> days = new HashSet<>();
        Set<String> years = new HashSet<>();
        Matcher iso = ISO.matcher(known);
        while (iso.find()) {
            days.add(Integer.parseInt(iso.group(2)) + "-" + Integer.parseInt(iso.group(3)));
            years.add(iso.group(1));
        }
        Set<String> clocks = new HashSet<>();
        Matcher clock = CLOCK.matcher(known);
        while (clock.find()) {
            clocks.add(Integer.parseInt(clock.group(1)) + ":" + clock.group(2));
        }
        String rest =
                ISO.matcher(sentence)
                        .replaceAll(it ->
                                keepUnless(
                                        it.group(), days.contains(day(it.group(2), it.group(3)))));
        rest =
                DAY_MONTH
                        .matcher(rest)
                        .replaceAll(it ->
                                keepUnless(
                                        it.group(),
                                        days.contains(
                                                        month(it.group(2))
                                                                + "-"
                                                                + Integer.parseInt(it.group(1)))
                                                && isYear(it.group(3), years)));
        rest =
                MONTH_DAY
                        .matcher(rest)
                        .replaceAll(it ->
                                keepUnless(
                                        it.group(),
                                        days.contains(
                                                        month(it.group(1))
                                                                + "-"
                                                                + Integer.parseInt(it.group(2)))
                                                && isYear(it.group(3), years)));
        return CLOCK.matcher(rest)
                .replaceAll(it ->
                        keepUnless(
                                it.group(),
                                clocks.contains(
                                        Integer.parseInt(it.group(1)) + ":" + it.group(2))));
    }

    private static String keepUnless(String text, boolean known) {
        return known ? " " : Matcher.quoteReplacement(text);
    }

    private static boolean isYear(
            @org.jspecify.annotations.Nullable String year, Set<String> years) {
        return year == null || years.contains(year);
    }

    private static String day(String month, String day) {
        return Integer.parseInt(month) + "-" + Integer.parseInt(day);
    }

    private static int month(String name) {
        for (Month each : Month.values()) {
            String full = each.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            if (full.substring(0, 3).equalsIgnoreCase(name.substring(0, 3))) {
                return each.getValue();
            }
        }
        return 0;
    }

    private static String months() {
        StringBuilder all = new StringBuilder();
        for (Month each : Month.values()) {
            String full = each.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            all.append(all.isEmpty() ? "" : "|").append(full).append('|').append(full, 0, 3);
        }
        return all.toString();
    }
}
