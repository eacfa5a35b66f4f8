package dev.culprit.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.investigation.InvestigationEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Events as text and back. The same event always gives the same text; see [EventJson] for its form.
/// Safe for use by many threads.
final class EventCodec {
    private final EventTypes types;
    private final ObjectWriter writer;
    private final Map<EventType, ObjectReader> readers;
    private final ObjectReader trees;

    /// @param payload one JSON object on one line
    record Encoded(String type, int version, String payload) {}

    EventCodec(EventTypes types) {
        JsonMapper mapper = EventJson.mapper();
        this.types = types;
        writer = mapper.writer();
        readers =
                types.all().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        type -> mapper.readerFor(type.payload())));
        trees = mapper.reader();
    }

    /// @throws IllegalArgumentException when the event is not registered or too large to be read again
    Encoded encode(InvestigationEvent event) {
        EventType type = types.of(event);
        String payload = text(event);
        if (payload.length() > EventJson.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    type.name() + " is too large to be stored: " + payload.length());
        }
        return new Encoded(type.name(), type.version(), payload);
    }

    /// Half a surrogate pair, as a model may send it, has no UTF-8 form; then all is escaped.
    private String text(InvestigationEvent event) {
        try {
            String text = writer.writeValueAsString(event);
            return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                    ? text
                    : writer.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be stored: " + event, e);
        }
    }

    InvestigationEvent decode(String name, int version, String payload)
            throws UnreadableEventException {
        EventType type =
                types.named(name)
                        .orElseThrow(
                                () -> new UnreadableEventException("has the unknown type " + name));
        if (version < 1 || version > type.version()) {
            throw new UnreadableEventException(
                    "was written by a newer Culprit (" + name + " version " + version + ")");
        }
        try {
            return version == type.version()
                    ? read(type, payload)
                    : trees.treeToValue(upcast(type, version, payload), type.payload());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnreadableEventException("is no valid " + name, e);
        }
    }

    private InvestigationEvent read(EventType type, String payload) throws JsonProcessingException {
        ObjectReader reader = Objects.requireNonNull(readers.get(type));
        InvestigationEvent event = reader.readValue(payload);
        if (event == null) {
            throw new IllegalArgumentException("Not an object");
        }
        return event;
    }

    private JsonNode upcast(EventType type, int version, String payload)
            throws JsonProcessingException {
        if (!(trees.readTree(payload) instanceof ObjectNode node)) {
            throw new IllegalArgumentException("Not an object");
        }
        for (Upcaster upcaster : type.upcasters().subList(version - 1, type.upcasters().size())) {
            node = upcaster.upcast(node);
        }
        return node;
    }
}
