package dev.culprit.llm.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/// Finds the object a model's answer ends with. Models draft: the last block counts, and a draft is
/// never taken for an answer that breaks off.
final class JsonBlock {
    private static final String FENCE = "```json";
    private static final String THOUGHT = "</think>";
    private static final int MOST_BRACES = 20_000;

    private final ObjectMapper json =
            new ObjectMapper(
                    JsonFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(32)
                                            .maxNumberLength(40)
                                            .build())
                            .build());

    sealed interface Search {
        /// @param before what the model said until then: its reasoning
        record Found(JsonNode object, String before) implements Search {}

        record Missing(String problem) implements Search {}
    }

    private record Parsed(JsonNode object, int end) {}

    Search in(String answer) {
        int from = Math.max(0, answer.lastIndexOf(THOUGHT));
        int fence = answer.toLowerCase(Locale.ROOT).lastIndexOf(FENCE);
        return fence >= from ? fenced(answer, fence) : bare(answer, from);
    }

    private Search fenced(String answer, int fence) {
        int start = answer.indexOf('{', fence);
        if (start < 0) {
            return new Search.Missing("The json block holds no object.");
        }
        try {
            Parsed parsed = parse(answer.toCharArray(), start);
            return new Search.Found(parsed.object(), reasoning(answer, fence));
        } catch (JsonProcessingException invalid) {
            return new Search.Missing(problem(invalid));
        }
    }

    private Search bare(String answer, int from) {
        char[] text = answer.toCharArray();
        Search last = new Search.Missing("There is no json block.");
        int braces = 0;
        int start = answer.indexOf('{', from);
        while (start >= 0 && braces < MOST_BRACES) {
            braces++;
            int next = start + 1;
            try {
                Parsed parsed = parse(text, start);
                last = new Search.Found(parsed.object(), reasoning(answer, start));
                next = parsed.end();
            } catch (JsonEOFException brokenOff) {
                return new Search.Missing(problem(brokenOff));
            } catch (JsonProcessingException prose) {
                next = start + 1;
            }
            start = answer.indexOf('{', next);
        }
        return last;
    }

    private Parsed parse(char[] text, int start) throws JsonProcessingException {
        try (JsonParser parser = json.createParser(text, start, text.length - start)) {
            JsonNode object = json.readTree(parser);
            return new Parsed(object, start + (int) parser.currentLocation().getCharOffset());
        } catch (JsonProcessingException invalid) {
            throw invalid;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String reasoning(String answer, int end) {
        return answer.substring(0, end).replace("<think>", "").replace(THOUGHT, "").strip();
    }

    private static String problem(JsonProcessingException invalid) {
        if (invalid instanceof JsonEOFException) {
            return "The JSON breaks off before its end.";
        }
        return "The JSON is not valid in line "
                + invalid.getLocation().getLineNr()
                + " of the object: "
                + Quoted.of(invalid.getOriginalMessage(), 160);
    }
}
