package dev.culprit.desktop.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a finding says of the things that are scored, from its JSON.
///
/// @param fault key of the fault kind; empty when none is named
/// @param tables the first two tables, the most to blame first
/// @param columns the first two columns
/// @param seconds how long the investigation worked
public record GivenFinding(
        String fault,
        ScoredSlice slice,
        List<ScoredSlice> additional,
        List<String> tables,
        List<String> columns,
        Optional<LocalDateTime> onset,
        OptionalDouble confidence,
        OptionalDouble seconds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NAMES_READ = 2;

    public GivenFinding {
        additional = List.copyOf(additional);
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    /// Reads the JSON that the product wrote.
    public static GivenFinding read(byte[] json) {
        try {
            return of(JSON.readTree(json));
        } catch (IOException broken) {
            throw new UncheckedIOException("A finding of the product is no JSON", broken);
        }
    }

    static GivenFinding of(JsonNode json) {
        String fault = ScoredJson.text(json.path("fault"));
        JsonNode seconds =
                json.has("seconds") ? json.path("seconds") : json.path("usage").path("seconds");
        return new GivenFinding(
                key(fault.isEmpty() ? ScoredJson.text(json.path("category")) : fault),
                ScoredSlice.of(json.path("slice")),
                ScoredJson.list(json.path("additional_slices")).stream()
                        .map(ScoredSlice::of)
                        .toList(),
                names(json.path("tables")),
                names(json.path("columns")),
                ScoredJson.time(json.path("onset")),
                ScoredJson.number(json.path("confidence")),
                ScoredJson.number(seconds));
    }

    private static String key(String fault) {
        return fault.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    private static List<String> names(JsonNode list) {
        return ScoredJson.list(list).stream()
                .limit(NAMES_READ)
                .map(name -> ScoredJson.shortName(ScoredJson.text(name)))
                .toList();
    }

    boolean namesAFault() {
        return !fault.isEmpty() && !fault.equals(Truth.EXPECTED_VARIANCE);
    }
}
