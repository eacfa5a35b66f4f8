package dev.culprit.connector.documents.mongodb;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// A pipeline that can only read. `$out` and `$merge` write, `$function`, `$accumulator` and `$where`
/// run scripts, `$lookup` reaches other collections: only what is listed here is sent, whoever put
/// the pipeline together.
record ReadingPipeline(List<Document> stages) {
    private static final Set<String> STAGES =
            Set.of("$match", "$project", "$group", "$sort", "$limit", "$sample");
    private static final Set<String> SCRIPTS =
            Set.of("$function", "$accumulator", "$where", "$out", "$merge", "$lookup");

    /// @throws IllegalArgumentException for anything that is not listed
    ReadingPipeline {
        stages = List.copyOf(stages);
        for (Document stage : stages) {
            if (stage.size() != 1 || !STAGES.containsAll(stage.keySet())) {
                throw new IllegalArgumentException("Not a reading stage: " + stage.keySet());
            }
            refuseScripts(stage);
        }
    }

    static ReadingPipeline of(Document... stages) {
        return new ReadingPipeline(List.of(stages));
    }

    /// A condition by itself, as it is given to a count.
    static Document condition(Document condition) {
        return of(new Document("$match", condition))
                .stages()
                .getFirst()
                .get("$match", Document.class);
    }

    private static void refuseScripts(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (SCRIPTS.contains(String.valueOf(entry.getKey()))) {
                        throw new IllegalArgumentException("Not for reading: " + entry.getKey());
                    }
                    if (entry.getValue() != null) {
                        refuseScripts(entry.getValue());
                    }
                }
            }
            case List<?> list -> list.forEach(ReadingPipeline::refuseScripts);
            default -> {
                // A plain value.
            }
        }
    }
}
