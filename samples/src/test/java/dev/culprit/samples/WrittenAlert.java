package dev.culprit.samples;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What `alert.json` of a sample says.
record WrittenAlert(String sample, String json) {

    static WrittenAlert of(String sample) {
        return new WrittenAlert(sample, WrittenSamples.text(sample, "alert.json"));
    }

    double number(String member) {
        return Double.parseDouble(first("\"" + member + "\": ([-0-9.]+)"));
    }

    String text(String member) {
        return first("\"" + member + "\": \"([^\"]*)\"");
    }

    CsvTable window() {
        return span(0);
    }

    CsvTable baseline() {
        return span(1);
    }

    private CsvTable span(int which) {
        String column = WrittenAlertSpans.of(json, "column", which);
        String start = WrittenAlertSpans.of(json, "start", which);
        String end = WrittenAlertSpans.of(json, "end", which);
        return WrittenSamples.table(sample, text("dataset_id")).between(column, start, end);
    }

    private String first(String pattern) {
        List<MatchResult> found = Pattern.compile(pattern).matcher(json).results().toList();
        return found.getFirst().group(1);
    }

    /// The window stands before the baseline, and both after the metric.
    private static final class WrittenAlertSpans {

        static String of(String json, String member, int which) {
            String spans = json.substring(json.indexOf("\"window\""));
            return Pattern.compile("\"" + member + "\": \"([^\"]*)\"")
                    .matcher(spans)
                    .results()
                    .toList()
                    .get(which)
                    .group(1);
        }
    }
}
