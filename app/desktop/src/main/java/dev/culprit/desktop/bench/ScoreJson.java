package dev.culprit.desktop.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;

/// Scores for other programs: `summary`, `by_fault`, `by_level` and `cases`. What has no value is
/// `null`.
public final class ScoreJson {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    public byte[] render(Summary all) {
        ObjectNode root = nodes.objectNode();
        root.set("summary", summary(all));
        root.set("by_fault", groups(all.byFault()));
        root.set("by_level", groups(all.byLevel()));
        var cases = root.putArray("cases");
        all.cases().forEach(score -> cases.add(one(score)));
        try {
            String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    private ObjectNode groups(Map<String, Summary> groups) {
        ObjectNode node = nodes.objectNode();
        groups.forEach((name, group) -> node.set(name, summary(group)));
        return node;
    }

    private ObjectNode summary(Summary all) {
        ObjectNode node = nodes.objectNode();
        node.put("cases", all.cases().size());
        node.put("faults", all.faults());
        node.put("answered", all.answered());
        put(node, "composite", all.composite());
        put(node, "fully_correct", all.fullyCorrect());
        put(node, "slice_exact_top1", all.exactSlice());
        put(node, "slice_exact_top1_sliced_only", all.exactSliceWhereThereIsOne());
        put(node, "slice_f1", all.sliceF1());
        put(node, "category_accuracy", all.kind());
        put(node, "category_accuracy_faults", all.kindOfFaults());
        put(node, "table_accuracy", all.table());
        put(node, "column_accuracy", all.column());
        put(node, "onset_median_h", all.onsetMedianHours());
        put(node, "onset_within_2h", all.onsetNear());
        put(node, "false_alarm_rate", all.falseAlarmRate());
        put(node, "missed_fault_rate", all.missedFaults());
        node.put("second_cause_cases", all.withSecondCause());
        put(node, "second_cause_found", all.secondCauseFound());
        put(node, "brier", all.brier());
        put(node, "seconds_median", all.secondsMedian());
        put(node, "seconds_p90", all.secondsSlowestTenth());
        return node;
    }

    private ObjectNode one(CaseScore score) {
        ObjectNode node = nodes.objectNode();
        node.put("case", score.truth().name());
        node.put("family", score.truth().fault());
        node.put("level", score.truth().level());
        node.put("said", score.said());
        node.put("found", score.found());
        node.put("correct", score.correct());
        node.put("category", score.kind());
        put(node, "score", score.score());
        put(node, "conf", score.confidence().orElse(Double.NaN));
        put(node, "seconds", score.seconds().orElse(Double.NaN));
        score.parts().ifPresent(parts -> parts(node, parts));
        return node;
    }

    private static void parts(ObjectNode node, CaseScore.Parts parts) {
        node.put("exact", parts.exact());
        put(node, "f1", parts.f1());
        put(node, "table", parts.table());
        node.put("column", parts.column().orElse(null));
        put(node, "onset_h", parts.onsetHours());
        node.put("second", parts.second().orElse(null));
    }

    private static void put(ObjectNode node, String field, OptionalDouble value) {
        put(node, field, value.orElse(Double.NaN));
    }

    private static void put(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }
}
