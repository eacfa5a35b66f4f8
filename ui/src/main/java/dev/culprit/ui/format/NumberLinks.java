package dev.culprit.ui.format;

import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the numbers of a sentence and ties each to the query it comes from. Versions (`2.3.1`), names
/// (`h2`), days and times of day are no numbers in this sense.
public final class NumberLinks {
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String YEAR_OF_A_DATE = "(?<!" + MONTH + " )(?<!" + MONTH + "\u00a0)";
    private static final String SPACE = "[ \u00a0\u202f]";
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.:/_-])"
                            + YEAR_OF_A_DATE
                            + "\\d[\\d,\u202f]*(?:\\.\\d+)?"
                            + "(?![,]?\\w|[.:/-]\\w)"
                            + "(?!"
                            + SPACE
                            + MONTH
                            + "\\b)"
                            + "(?:"
                            + SPACE
                            + "?%)?");

    private NumberLinks() {}

    /// @param source the query a number as written comes from; empty leaves it plain
    public static List<Span> split(String sentence, Function<String, Optional<QueryId>> source) {
        List<Span> spans = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(sentence);
        int done = 0;
        while (numbers.find()) {
            Optional<QueryId> query = source.apply(numbers.group());
            if (query.isPresent()) {
                plain(spans, sentence.substring(done, numbers.start()));
                spans.add(new Span(numbers.group(), query));
                done = numbers.end();
            }
        }
        plain(spans, sentence.substring(done));
        return List.copyOf(spans);
    }

    /// All numbers lead to one query; a sentence without any ends with the query's name instead.
    public static List<Span> cited(String sentence, QueryId query) {
        List<Span> spans = split(sentence, _ -> Optional.of(query));
        if (spans.stream().anyMatch(span -> span.query().isPresent())) {
            return spans;
        }
        return List.of(Span.plain(sentence + " "), Span.link(query.toString(), query));
    }

    private static void plain(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(Span.plain(text));
        }
    }
}
