package dev.culprit.analyst.study;

import dev.culprit.analyst.subject.Upstream;
import dev.culprit.core.query.QueryResult;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Until when a source, or the part of it with one attribute value, delivered rows.
///
/// @param attribute empty for the source as a whole
/// @param baseline rows in the baseline
/// @param window rows in the window
/// @param last its latest row before the window's end
public record SourceState(
        Upstream source,
        Optional<String> attribute,
        String value,
        double baseline,
        double window,
        LocalDateTime last) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    static List<SourceState> of(Upstream source, QueryResult result) {
        List<SourceState> states = new ArrayList<>();
        for (int row = 0; row < result.rows().size(); row++) {
            Optional<String> attribute = Optional.empty();
            Optional<String> value = Optional.of("");
            for (int a = 0; a < source.attributes().size(); a++) {
                if (result.number(row, "g" + a) == 0) {
                    attribute = Optional.of(source.attributes().get(a));
                    value = result.text(row, "a" + a);
                }
            }
            Optional<LocalDateTime> last = result.text(row, "last").map(SourceState::time);
            if (last.isPresent() && value.isPresent()) {
                states.add(
                        new SourceState(
                                source,
                                attribute,
                                value.get(),
                                result.number(row, "b"),
                                result.number(row, "w"),
                                last.get()));
            }
        }
        return states;
    }

    /// Reads the canonical time of a result's cell.
    public static LocalDateTime time(String cell) {
        String text = cell.replace('T', ' ');
        if (text.length() == 10) {
            text += " 00:00:00";
        }
        return LocalDateTime.parse(text.substring(0, Math.min(19, text.length())), TIME);
    }
}
