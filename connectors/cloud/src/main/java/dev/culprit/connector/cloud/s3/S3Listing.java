package dev.culprit.connector.cloud.s3;

import dev.culprit.connector.cloud.objects.StoredObject;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One page of a `ListObjectsV2` answer whose keys were asked for URL-encoded.
///
/// @param next token for the next page; empty on the last
record S3Listing(List<StoredObject> objects, String next) {
    S3Listing {
        objects = List.copyOf(objects);
    }

    /// @param prefix what is cut off the keys
    static S3Listing read(String xml, String prefix) throws XMLStreamException {
        List<StoredObject> objects = new ArrayList<>();
        String next = "";
        boolean more = false;
        XMLStreamReader reader = reader(xml);
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "Contents" -> objects.add(object(fields(reader), prefix));
                case "IsTruncated" -> more = reader.getElementText().strip().equals("true");
                case "NextContinuationToken" -> next = reader.getElementText();
                default -> {}
            }
        }
        return new S3Listing(objects, more ? next : "");
    }

    /// The service's own words in an error's body: code and message.
    static String error(String xml) {
        try {
            XMLStreamReader reader = reader(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Error")) {
                    Map<String, String> fields = fields(reader);
                    return fields.getOrDefault("Code", "")
                            + ": "
                            + fields.getOrDefault("Message", "");
                }
            }
            return "";
        } catch (XMLStreamException notXml) {
            return "";
        }
    }

    private static XMLStreamReader reader(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    /// Texts of the simple elements inside the current one, which it leaves behind.
    private static Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    fields.putIfAbsent(reader.getLocalName(), text.toString());
                }
                default -> {}
            }
        }
        return fields;
    }

    private static StoredObject object(Map<String, String> fields, String prefix)
            throws XMLStreamException {
        try {
            String key = URLDecoder.decode(fields.getOrDefault("Key", ""), StandardCharsets.UTF_8);
            return new StoredObject(
                    key.startsWith(prefix) ? key.substring(prefix.length()) : key,
                    Long.parseLong(fields.getOrDefault("Size", "0").strip()),
                    fields.getOrDefault("ETag", ""),
                    Instant.parse(fields.getOrDefault("LastModified", "").strip()));
        } catch (DateTimeParseException | IllegalArgumentException malformed) {
            throw new XMLStreamException("an object without key, size or time", malformed);
        }
    }
}
