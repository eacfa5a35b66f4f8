package dev.culprit.desktop.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What really happened in a case, from the `truth.json` of its folder.
///
/// @param fault key of the fault kind, `expected_variance` when there is none
/// @param level difficulty, as the case names it
/// @param table the table to blame, in lower case
/// @param columns the columns of which one should be named, in lower case; empty: none is asked for
/// @param slices the slice and what counts as the same
/// @param second the slice of a second cause and what counts as the same; empty: one cause
/// @param onset when it began
public record Truth(
        String name,
        String fault,
        String level,
        String table,
        List<String> columns,
        List<ScoredSlice> slices,
        List<ScoredSlice> second,
        Optional<LocalDateTime> onset) {

    static final String EXPECTED_VARIANCE = "expected_variance";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Truth {
        columns = List.copyOf(columns);
        slices = List.copyOf(slices);
        second = List.copyOf(second);
    }

    /// Reads the truth of a case folder.
    ///
    /// @throws InvalidTruthException when there is none, or none that can be scored against
    public static Truth read(Path folder) throws InvalidTruthException {
        Path file = folder.resolve("truth.json");
        try {
            return of(String.valueOf(folder.getFileName()), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new InvalidTruthException(
                    "There is no " + file + ", so the case cannot be scored.");
        } catch (JsonProcessingException broken) {
            throw new InvalidTruthException(file + " is not valid JSON.");
        } catch (IOException unreadable) {
            throw new InvalidTruthException(
                    file + " cannot be read: " + unreadable.getMessage() + ".");
        } catch (IllegalArgumentException incomplete) {
            throw new InvalidTruthException(file + " " + incomplete.getMessage());
        }
    }

    static Truth of(String folder, String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        JsonNode table = json.path("table");
        String fault =
                ScoredJson.text(
                        json.path("fault").isTextual()
                                ? json.path("fault")
                                : json.path("category"));
        if (fault.isEmpty()) {
            throw new IllegalArgumentException("names no fault.");
        }
        if (!fault.equals(EXPECTED_VARIANCE) && !table.isTextual()) {
            throw new IllegalArgumentException("names no table to blame.");
        }
        return new Truth(
                json.path("case").asText(folder),
                fault,
                json.path("difficulty").asText("none"),
                ScoredJson.text(table).toLowerCase(Locale.ROOT),
                ScoredJson.list(json.path("columns_accept")).stream()
                        .map(column -> ScoredJson.text(column).toLowerCase(Locale.ROOT))
                        .toList(),
                slices(json.path("slice"), json.path("slice_alternatives")),
                json.path("slices").size() > 1
                        ? slices(json.path("slices").path(1), json.path("second_alternatives"))
                        : List.of(),
                ScoredJson.time(json.path("onset")));
    }

    private static List<ScoredSlice> slices(JsonNode first, JsonNode alternatives) {
        List<ScoredSlice> all = new ArrayList<>();
        all.add(ScoredSlice.of(first));
        alternatives.valueStream().map(ScoredSlice::of).forEach(all::add);
        return all;
    }

    boolean isFault() {
        return !fault.equals(EXPECTED_VARIANCE);
    }

    boolean hasSlice() {
        return !slices.getFirst().isEverything();
    }
}
