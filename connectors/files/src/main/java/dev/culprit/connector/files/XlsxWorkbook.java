package dev.culprit.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An Excel workbook as ECMA-376 has it: a zip file of XML parts. Only what tables need is read, and
/// never more than a cap of it.
final class XlsxWorkbook implements AutoCloseable {
    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_STRINGS = 5_000_000;
    private static final String RELATIONSHIPS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final boolean from1904;

    /// A sheet that people see.
    ///
    /// @param part its name in the zip file
    record Sheet(String name, String part) {}

    /// Reads part of the workbook.
    @FunctionalInterface
    private interface Reading {
        void at(XMLStreamReader reader) throws XMLStreamException;
    }

    XlsxWorkbook(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        try {
            this.from1904 = readSheets();
        } catch (IOException broken) {
            zip.close();
            throw broken;
        }
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// Whether days are counted from 1904 and not from 1900.
    boolean from1904() {
        return from1904;
    }

    private boolean readSheets() throws IOException {
        Map<String, String> parts = new HashMap<>();
        each(
                "xl/_rels/workbook.xml.rels",
                true,
                reader -> {
                    if (reader.getLocalName().equals("Relationship")) {
                        parts.put(attribute(reader, "Id"), part(attribute(reader, "Target")));
                    }
                });
        Set<Boolean> flags = new HashSet<>();
        each(
                "xl/workbook.xml",
                true,
                reader -> {
                    if (reader.getLocalName().equals("workbookPr")) {
                        flags.add(attribute(reader, "date1904").matches("1|true"));
                    }
                    boolean visible = !attribute(reader, "state").matches("hidden|veryHidden");
                    if (reader.getLocalName().equals("sheet") && visible) {
                        String id = String.valueOf(reader.getAttributeValue(RELATIONSHIPS, "id"));
                        sheets.add(
                                new Sheet(attribute(reader, "name"), parts.getOrDefault(id, "")));
                    }
                });
        return flags.contains(true);
    }

    private static String part(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /// Texts that cells refer to by number.
    List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        each(
                "xl/sharedStrings.xml",
                false,
                reader -> {
                    if (reader.getLocalName().equals("si")) {
                        if (strings.size() == MOST_STRINGS) {
                            throw new XMLStreamException("more than " + MOST_STRINGS + " texts");
                        }
                        strings.add(text(reader, "si"));
                    }
                });
        return strings;
    }

    /// What the number format of each cell style means.
    List<XlsxNumberFormat> formats() throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<XlsxNumberFormat> formats = new ArrayList<>();
        List<String> inside = new ArrayList<>(List.of(""));
        each(
                "xl/styles.xml",
                false,
                reader -> {
                    String name = reader.getLocalName();
                    switch (name) {
                        case "numFmt" ->
                                codes.put(
                                        Integer.valueOf(attribute(reader, "numFmtId")),
                                        attribute(reader, "formatCode"));
                        case "cellXfs", "cellStyleXfs", "cellStyles", "dxfs" -> inside.set(0, name);
                        case "xf" -> {
                            if (inside.getFirst().equals("cellXfs")) {
                                String id = attribute(reader, "numFmtId");
                                int number = id.matches("\\d{1,6}") ? Integer.parseInt(id) : 0;
                                formats.add(
                                        XlsxNumberFormat.of(
                                                number, codes.getOrDefault(number, "")));
                            }
                        }
                        default -> {}
                    }
                });
        return formats;
    }

    /// The text of all `t` elements up to the end of the element, without phonetic hints.
    static String text(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int hints = 0;
        boolean taking = false;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    hints += reader.getLocalName().equals("rPh") ? 1 : 0;
                    taking = reader.getLocalName().equals("t") && hints == 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (taking) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    taking = false;
                    hints -= reader.getLocalName().equals("rPh") ? 1 : 0;
                    if (reader.getLocalName().equals(element)) {
                        return text.toString();
                    }
                }
                default -> {}
            }
        }
    }

    private void each(String part, boolean required, Reading reading) throws IOException {
        if (zip.getEntry(part) == null && !required) {
            return;
        }
        try (InputStream in = open(part)) {
            XMLStreamReader reader = reader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    reading.at(reader);
                }
            }
        } catch (XMLStreamException | NumberFormatException broken) {
            throw new IOException(part + " is damaged", broken);
        }
    }

    /// A part's bytes, unpacked and capped: a small file can unpack to any size.
    InputStream open(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("it has no part " + part);
        }
        return new CappedStream(zip.getInputStream(entry), MOST_BYTES);
    }

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
