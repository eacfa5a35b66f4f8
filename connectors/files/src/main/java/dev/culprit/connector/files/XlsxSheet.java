package dev.culprit.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Writes one sheet as CSV, so that Excel's tables get their types as all others do. The first row
/// with a value is the header; a cell without one, or with an error in it, is NULL.
final class XlsxSheet {
    private static final int MOST_COLUMNS = 16_384;

    private final XlsxWorkbook workbook;
    private final List<String> strings;
    private final List<XlsxNumberFormat> formats;

    XlsxSheet(XlsxWorkbook workbook) throws IOException {
        this.workbook = workbook;
        this.strings = workbook.strings();
        this.formats = workbook.formats();
    }

    /// @return whether the sheet has a header and at least one row
    boolean write(XlsxWorkbook.Sheet sheet, Path csv) throws IOException {
        try (InputStream in = workbook.open(sheet.part());
                Writer out = Files.newBufferedWriter(csv)) {
            XMLStreamReader reader = XlsxWorkbook.reader(in);
            int width = 0;
            long rows = 0;
            while (reader.hasNext()) {
                boolean row =
                        reader.next() == XMLStreamConstants.START_ELEMENT
                                && reader.getLocalName().equals("row");
                List<@Nullable String> cells = row ? row(reader) : List.of();
                if (cells.stream().anyMatch(cell -> cell != null)) {
                    boolean header = width == 0;
                    width = header ? cells.size() : width;
                    out.write(header ? header(cells) : line(cells, width));
                    rows++;
                }
            }
            return rows > 1;
        } catch (XMLStreamException | IndexOutOfBoundsException | NumberFormatException broken) {
            throw new IOException("the sheet " + sheet.name() + " is damaged", broken);
        }
    }

    private List<@Nullable String> row(XMLStreamReader reader) throws XMLStreamException {
        List<@Nullable String> cells = new ArrayList<>();
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
                int column = column(XlsxWorkbook.attribute(reader, "r"), cells.size());
                while (cells.size() < column) {
                    cells.add(null);
                }
                cells.add(cell(reader));
            }
        }
    }

    /// `C7` is column 2; without a reference it is the next one.
    private static int column(String reference, int next) throws XMLStreamException {
        int column = 0;
        for (char letter : reference.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
            if (letter < 'A' || letter > 'Z' || column > MOST_COLUMNS) {
                throw new XMLStreamException("no cell is called " + reference);
            }
        }
        return reference.isEmpty() ? next : column - 1;
    }

    private @Nullable String cell(XMLStreamReader reader) throws XMLStreamException {
        String type = XlsxWorkbook.attribute(reader, "t");
        String style = XlsxWorkbook.attribute(reader, "s");
        String value = null;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
                return value == null ? null : text(type, style, value);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v" -> value = reader.getElementText();
                    case "is" -> value = XlsxWorkbook.text(reader, "is");
                    default -> {}
                }
            }
        }
    }

    private @Nullable String text(String type, String style, String value) {
        return switch (type) {
            case "s" -> strings.get(Integer.parseInt(value.strip()));
            case "str", "inlineStr" -> value;
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "e" -> null;
            case "d" -> value.replace('T', ' ');
            default -> format(style).text(value.strip(), workbook.from1904());
        };
    }

    private XlsxNumberFormat format(String style) {
        int number = style.isEmpty() ? 0 : Integer.parseInt(style);
        return number < formats.size() ? formats.get(number) : XlsxNumberFormat.NUMBER;
    }

    private static String header(List<@Nullable String> cells) {
        List<@Nullable String> named = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i);
            named.add(name == null || name.isBlank() ? "column_" + (i + 1) : name.strip());
        }
        return line(named, named.size());
    }

    /// Cells beyond the header have no name and are left out.
    private static String line(List<@Nullable String> cells, int width) {
        List<@Nullable String> all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add(null);
        }
        return all.subList(0, width).stream()
                .map(cell -> cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
