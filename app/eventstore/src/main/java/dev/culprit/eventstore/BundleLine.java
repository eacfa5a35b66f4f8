package dev.culprit.eventstore;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.event.InvestigationId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// One line of a bundle's events file. The payload stands last and verbatim, because its hash is over
/// exactly this text.
final class BundleLine {
    private static final String PAYLOAD = ",\"event\":";

    private record Head(long sequence, String at, String type, int version, String hash) {}

    private final ObjectMapper mapper;
    private final InvestigationId investigation;

    BundleLine(ObjectMapper mapper, InvestigationId investigation) {
        this.mapper = mapper;
        this.investigation = investigation;
    }

    String write(StoredEvent event) {
        Head head =
                new Head(
                        event.sequence(),
                        event.at().toString(),
                        event.type(),
                        event.version(),
                        event.hash());
        try {
            String open = mapper.writeValueAsString(head);
            return open.substring(0, open.length() - 1) + PAYLOAD + event.payload() + "}";
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot be written: " + head, e);
        }
    }

    /// Empty when the text is no such line. The position is the place within the bundle.
    Optional<StoredEvent> read(String line) {
        try {
            int payload = payloadStart(line);
            if (payload < 0 || !line.endsWith("}")) {
                return Optional.empty();
            }
            String open = line.substring(0, payload - PAYLOAD.length()) + "}";
            Head head = mapper.readValue(open, Head.class);
            return Optional.of(
                    new StoredEvent(
                            head.sequence(),
                            investigation,
                            head.sequence(),
                            Instant.parse(head.at()),
                            head.type(),
                            head.version(),
                            line.substring(payload, line.length() - 1),
                            head.hash()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Where the value of the top-level `event` begins, or -1; checks that it is the last field.
    private int payloadStart(String line) throws IOException {
        try (JsonParser parser = mapper.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return -1;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("event")) {
                    return value == JsonToken.START_OBJECT ? verbatim(line, parser) : -1;
                }
                parser.skipChildren();
            }
            return -1;
        }
    }

    private static int verbatim(String line, JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        return line.startsWith(PAYLOAD, start - PAYLOAD.length()) ? start : -1;
    }
}
