package dev.culprit.samples;

import java.util.LinkedHashMap;
import java.util.Map;

/// Something else that is true of the data and not the cause; told in `truth.json` only.
record Distractor(String kind, String column, Slice slice, long start) {

    Map<String, Object> describe() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("column", column);
        entry.put("slice", slice.attributes());
        entry.put("start", UtcTime.format(start));
        return entry;
    }
}
