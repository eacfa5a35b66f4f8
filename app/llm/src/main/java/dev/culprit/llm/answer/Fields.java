package dev.culprit.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the object of an answer field by field. What is wrong is collected, in words the model can act
/// on, and a harmless value is given in its place; so one repair turn names every mistake. A field
/// nobody asks for is a mistake too.
public final class Fields {
    private static final int LONGEST_TEXT = 8_000;

    private final JsonNode object;
    private final String path;
    private final List<String> problems;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode object, String path, List<String> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /// A text that is there and not blank.
    public String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            reject(name, "must be a text that is not empty");
            return "";
        }
        return limited(name, value.asText());
    }

    /// Empty when the field is missing, null or blank.
    public Optional<String> optionalText(String name) {
        JsonNode value = value(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            reject(name, "must be a text");
            return Optional.empty();
        }
        return Optional.of(limited(name, value.asText())).filter(it -> !it.isBlank());
    }

    /// One of the allowed texts, as it is written there; case does not count.
    public String oneOf(String name, Collection<String> allowed) {
        JsonNode value = value(name);
        for (String each : allowed) {
            if (value.isTextual() && each.equalsIgnoreCase(value.asText().strip())) {
                return each;
            }
        }
        reject(name, "must be one of " + allowed + ", not " + Quoted.of(value.toString(), 60));
        return allowed.stream().findFirst().orElse("");
    }

    /// A number from the range, both ends included.
    public double number(String name, double least, double most) {
        JsonNode value = value(name);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (number >= least && number <= most) {
            return number;
        }
        reject(
                name,
                "must be a number from "
                        + least
                        + " to "
                        + most
                        + ", not "
                        + Quoted.of(value.toString(), 60));
        return least;
    }

    public boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            reject(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    public List<String> texts(String name, int fewest, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(name, fewest, most)) {
            if (each.isTextual() && !each.asText().isBlank()) {
                texts.add(limited(name, each.asText()));
            } else {
                reject(name, "must hold only texts that are not empty");
            }
        }
        return texts;
    }

    /// Objects, each read the same way.
    public <T> List<T> list(String name, int fewest, int most, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        List<JsonNode> elements = array(name, fewest, most);
        for (int i = 0; i < elements.size(); i++) {
            read(elements.get(i), name + "[" + i + "]", reader).ifPresent(values::add);
        }
        return values;
    }

    /// An object within; empty when the field is missing or null.
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        JsonNode value = value(name);
        return isAbsent(value) ? Optional.empty() : read(value, name, reader);
    }

    /// Names pairs of texts, for example a slice; empty when the field is missing or null.
    public List<Map.Entry<String, String>> pairs(String name, int most) {
        JsonNode value = value(name);
        if (isAbsent(value)) {
            return List.of();
        }
        if (!value.isObject() || value.size() > most) {
            reject(name, "must be an object of at most " + most + " texts");
            return List.of();
        }
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        value.properties()
                .forEach(it -> {
                    if (it.getValue().isValueNode()) {
                        pairs.add(Map.entry(it.getKey(), it.getValue().asText()));
                    } else {
                        reject(name, "must hold plain values");
                    }
                });
        return pairs;
    }

    /// Reports a mistake that only the reader can see, for example a table that does not exist.
    public void reject(String name, String problem) {
        problems.add(at(name) + " " + problem);
    }

    private <T> Optional<T> read(JsonNode value, String name, Function<Fields, T> reader) {
        if (!value.isObject()) {
            reject(name, "must be an object");
            return Optional.empty();
        }
        return new Fields(value, at(name), problems).readAll(reader);
    }

    /// Everything, and nothing but that. A value the reader cannot even build is a mistake as well.
    <T> Optional<T> readAll(Function<Fields, T> reader) {
        int before = problems.size();
        Optional<T> read = Optional.empty();
        try {
            read = Optional.of(reader.apply(this));
        } catch (IllegalArgumentException impossible) {
            if (problems.size() == before) {
                problems.add(
                        (path.isEmpty() ? "The object" : path) + ": " + impossible.getMessage());
            }
        }
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        reject(Quoted.of(name, 40), "is not a field of this form");
                    }
                });
        return read;
    }

    private List<JsonNode> array(String name, int fewest, int most) {
        JsonNode value = value(name);
        if (fewest == 0 && isAbsent(value)) {
            return List.of();
        }
        if (!value.isArray() || value.size() < fewest || value.size() > most) {
            reject(name, "must be a list of " + fewest + " to " + most);
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    private JsonNode value(String name) {
        known.add(name);
        return object.path(name);
    }

    private String limited(String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            reject(name, "is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
