package dev.culprit.analyst.metric;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The span of time a text speaks of: dates, `yesterday`, `last 3 days`, `since Monday`, `in March`.
///
/// @param now when the text was written; the data's end when that is not known
record Spans(String text, LocalDateTime now) {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[t ](\\d{1,2}):(\\d{2})(?::\\d{2})?)?");
    private static final Pattern LAST =
            Pattern.compile(
                    "(?:last|past|previous) (\\d+|two|three|few)? ?(hour|day|week|month)s?");
    private static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final Pattern MONTH =
            Pattern.compile(
                    "(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?\\b("
                            + MONTHS
                            + ")\\b(?: (\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?,?(?: (\\d{4}))?");

    record Span(LocalDateTime start, LocalDateTime end) {}

    Spans {
        text = text.toLowerCase(Locale.ROOT);
    }

    Optional<Span> find() {
        return dates().or(this::relative)
                .or(this::weekday)
                .or(this::month)
                .filter(s -> s.start().isBefore(s.end()));
    }

    private Optional<Span> dates() {
        List<LocalDateTime> found = new ArrayList<>();
        List<Boolean> exact = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            LocalTime time =
                    matcher.group(4) == null
                            ? LocalTime.MIDNIGHT
                            : LocalTime.of(number(matcher.group(4)), number(matcher.group(5)));
            LocalDate day =
                    LocalDate.of(number(matcher.group(1)), 1, 1)
                            .plusMonths(number(matcher.group(2)) - 1L)
                            .plusDays(number(matcher.group(3)) - 1L);
            found.add(day.atTime(time));
            exact.add(matcher.group(4) != null);
            at.add(matcher.start());
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime first = found.getFirst();
        if (found.size() == 1) {
            boolean open = opens(at.getFirst()) || exact.getFirst();
            return Optional.of(new Span(first, open ? after(first) : first.plusDays(1)));
        }
        LocalDateTime last = found.get(1);
        return Optional.of(new Span(first, exact.get(1) ? last : last.plusDays(1)));
    }

    private LocalDateTime after(LocalDateTime start) {
        return now.isAfter(start) ? now : start.plusDays(1);
    }

    /// Whether what stands before a place says that it is a beginning.
    private boolean opens(int at) {
        return text.substring(0, at)
                .strip()
                .matches("(?s).*\\b(since|from|after|starting|beginning|began)( on| at)?");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private Optional<Span> relative() {
        LocalDateTime today = now.toLocalDate().atStartOfDay();
        if (text.contains("yesterday")) {
            boolean open = opens(text.indexOf("yesterday"));
            return Optional.of(new Span(today.minusDays(1), open ? after(today) : today));
        }
        if (text.matches("(?s).*\\b(today|this morning|tonight)\\b.*")) {
            return Optional.of(new Span(today, after(today)));
        }
        Matcher last = LAST.matcher(text);
        if (!last.find()) {
            return Optional.empty();
        }
        String count = last.group(1) == null ? "1" : last.group(1);
        int n =
                switch (count) {
                    case "two" -> 2;
                    case "three", "few" -> 3;
                    default -> number(count);
                };
        LocalDateTime start =
                switch (last.group(2)) {
                    case "hour" -> now.minusHours(n);
                    case "day" -> now.minusDays(n);
                    case "week" -> now.minusDays(7L * n);
                    default -> now.minusDays(30L * n);
                };
        boolean hours = last.group(2).equals("hour");
        return Optional.of(new Span(hours ? start : start.toLocalDate().atStartOfDay(), now));
    }

    private Optional<Span> weekday() {
        for (DayOfWeek day : DayOfWeek.values()) {
            Matcher named =
                    Pattern.compile("\\b" + day.name().toLowerCase(Locale.ROOT) + "\\b")
                            .matcher(text);
            if (named.find()) {
                LocalDateTime start =
                        now.minusSeconds(1)
                                .toLocalDate()
                                .with(TemporalAdjusters.previousOrSame(day))
                                .atStartOfDay();
                return Optional.of(
                        new Span(start, opens(named.start()) ? after(start) : start.plusDays(1)));
            }
        }
        return Optional.empty();
    }

    private Optional<Span> month() {
        Matcher named = MONTH.matcher(text);
        while (named.find()) {
            boolean dated = named.group(1) != null || named.group(3) != null;
            boolean may = named.group(2).equals("may") && !dated;
            if (!may || text.matches("(?s).*\\b(in|since|from|during|of) may\\b.*")) {
                return Optional.of(month(named, dated));
            }
        }
        return Optional.empty();
    }

    private Span month(Matcher named, boolean dated) {
        Month month = Month.valueOf(named.group(2).toUpperCase(Locale.ROOT));
        int day =
                named.group(1) != null
                        ? number(named.group(1))
                        : named.group(3) != null ? number(named.group(3)) : 1;
        LocalDate start = LocalDate.of(now.getYear(), month, 1).plusDays(Math.min(day, 31) - 1L);
        if (named.group(4) != null) {
            start = start.withYear(number(named.group(4)));
        } else if (!start.atStartOfDay().isBefore(now)) {
            start = start.minusYears(1);
        }
        LocalDateTime from = start.atStartOfDay();
        LocalDateTime end = dated ? from.plusDays(1) : from.plusMonths(1);
        boolean open = opens(named.start());
        return new Span(from, open || end.isAfter(now) ? after(from) : end);
    }
}
