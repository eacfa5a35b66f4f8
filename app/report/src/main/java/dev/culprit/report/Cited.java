package dev.culprit.report;

import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A sentence cut into pieces, so that each number in it can lead to the query it came from.
final class Cited {
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";

    /// A date, or a number with its unit. Parts of names and of versions such as 2.3.1 are neither.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_.,:/=-])(?:"
                            + ("\\d{1,2} " + MONTH + "(?: \\d{4})?(?:, \\d{2}:\\d{2})?")
                            + "|\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?)?"
                            + "|[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:\\s?(?:%|x\\b|h\\b|min\\b|ms\\b|s\\b))?"
                            + ")(?![\\p{L}\\p{N}_]|\\.\\d|[-:/,]\\d)");

    private Cited() {}

    /// @param query the query this piece came from; empty for words
    record Piece(String text, Optional<QueryId> query) {}

    /// The statement's numbers with its first cite.
    static List<Piece> pieces(Statement statement) {
        Optional<QueryId> first = statement.cites().stream().findFirst();
        return pieces(statement.text(), _ -> first);
    }

    /// The headline's numbers, each with the cite of the first statement that has it too.
    static List<Piece> headline(Narrative narrative) {
        return pieces(narrative.headline(), number -> citeOf(narrative, number));
    }

    static List<Piece> pieces(String text, Function<String, Optional<QueryId>> citeOf) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                pieces.add(new Piece(text.substring(done, matcher.start()), Optional.empty()));
            }
            pieces.add(new Piece(matcher.group(), citeOf.apply(matcher.group())));
            done = matcher.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), Optional.empty()));
        }
        return pieces;
    }

    private static Optional<QueryId> citeOf(Narrative narrative, String number) {
        return Stream.concat(narrative.rootCause().stream(), narrative.causalChain().stream())
                .filter(statement -> !statement.cites().isEmpty())
                .filter(statement ->
                        pieces(statement).stream().anyMatch(piece -> piece.text().equals(number)))
                .map(statement -> statement.cites().getFirst())
                .findFirst();
    }
}
