package dev.culprit.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFilesTest {
    private static final String STRINGS =
            "<sst><si><t>id</t></si><si><t>name</t></si><si><r><t>big </t></r><r><t>one</t></r>"
                    + "<rPh><t>hint</t></rPh></si></sst>";
    private static final String STYLES =
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00&quot; days&quot;\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                    + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                    + "<xf numFmtId=\"165\"/><xf numFmtId=\"21\"/></cellXfs></styleSheet>";

    @TempDir private Path folder;

    @Test
    void aSheetIsATableWithTypes() throws Exception {
        workbook(
                "orders.xlsx",
                Map.of(
                        "Sheet1",
                        row(string(0), string(1), text("day"), text("at"), text("days"), text("ok"))
                                + row(
                                        number("1"),
                                        string(2),
                                        styled(1, "46033"),
                                        styled(2, "46033.354166666664"),
                                        styled(3, "2.50"),
                                        "<c t=\"b\"><v>1</v></c>")
                                + row(
                                        number("2"),
                                        "<c t=\"e\"><v>#N/A</v></c>",
                                        styled(1, "46034"),
                                        styled(2, "46033.5"),
                                        styled(3, "1E-3"),
                                        "<c t=\"b\"><v>0</v></c>")));

        try (FolderConnector source = open()) {
            QueryResult result = source.run(Permitted.query("SELECT * FROM orders ORDER BY id"));
            assertThat(result.columns())
                    .extracting(QueryResult.ResultColumn::type)
                    .containsExactly(
                            DataType.INTEGER,
                            DataType.TEXT,
                            DataType.DATE,
                            DataType.TIMESTAMP,
                            DataType.DECIMAL,
                            DataType.BOOLEAN);
            assertThat(result.rows())
                    .extracting(QueryResult.Row::cells)
                    .containsExactly(
                            List.of(
                                    "1",
                                    "big one",
                                    "2026-01-11",
                                    "2026-01-11 08:30:00",
                                    "2.500",
                                    "true"),
                            Arrays.asList(
                                    "2",
                                    null,
                                    "2026-01-12",
                                    "2026-01-11 12:00:00",
                                    "0.001",
                                    "false"));
        }
    }

    @Test
    void severalSheetsAreSeveralTables() throws Exception {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("orders", row(text("id")) + row(number("1")));
        sheets.put("users", row(text("id")) + row(number("1")) + row() + row(number("2")));
        sheets.put("empty", "");
        workbook("shop.xlsx", sheets);

        try (FolderConnector source = open()) {
            assertThat(source.describe().tables())
                    .extracting(table -> table.name())
                    .containsExactlyInAnyOrder(
                            TableName.of("shop_orders"), TableName.of("shop_users"));
            assertThat(
                            source.run(Permitted.query("SELECT count(*) AS n FROM shop_users"))
                                    .text(0, "n"))
                    .hasValue("2");
        }
    }

    @Test
    void gapsAreNullAndNamelessColumnsGetANumber() throws Exception {
        workbook(
                "gaps.xlsx",
                Map.of(
                        "s",
                        row(text("a"), "<c r=\"C1\" t=\"inlineStr\"><is><t>c</t></is></c>")
                                + row("<c r=\"B2\"><v>5</v></c>", "<c r=\"C2\"><v>6</v></c>")));

        try (FolderConnector source = open()) {
            QueryResult result = source.run(Permitted.query("SELECT * FROM gaps"));
            assertThat(result.columns())
                    .extracting(QueryResult.ResultColumn::name)
                    .containsExactly("a", "column_2", "c");
            assertThat(result.rows().getFirst().cells()).containsExactly(null, "5", "6");
        }
    }

    @Test
    void brokenWorkbooksAnswerWithASentence() throws Exception {
        Files.writeString(folder.resolve("a.xlsx"), "this is no zip file");
        assertThat(failure().getMessage()).startsWith("a.xlsx is not a usable Excel workbook: ");
        assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);

        workbook("a.xlsx", Map.of("s", "<row><c t=\"s\"><v>99</v></c></row>"));
        assertThat(failure().getMessage()).contains("the sheet s is damaged");

        workbook("a.xlsx", Map.of("s", "<row><c>"));
        assertThat(failure().getMessage()).contains("the sheet s is damaged");
    }

    @Test
    void entitiesAreNotExpanded() throws Exception {
        zip(
                "a.xlsx",
                Map.of(
                        "xl/workbook.xml",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + "<workbook><sheets><sheet name=\"&e;\"/></sheets></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships/>"));

        assertThat(failure().getMessage()).contains("xl/workbook.xml is damaged");
    }

    private ConnectorException failure() {
        return catchThrowableOfType(ConnectorException.class, () -> open().close());
    }

    private FolderConnector open() throws ConnectorException {
        return FolderConnector.open(folder, folder.resolveSibling(folder.getFileName() + "-cache"));
    }

    private void workbook(String name, Map<String, String> sheets) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            number++;
            list.append("<sheet name=\"").append(sheet.getKey());
            list.append("\" r:id=\"r").append(number).append("\"/>");
            relations.append("<Relationship Id=\"r").append(number);
            relations.append("\" Target=\"worksheets/sheet").append(number).append(".xml\"/>");
            parts.put(
                    "xl/worksheets/sheet" + number + ".xml",
                    "<worksheet><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                        + "relationships\"><sheets>"
                        + list
                        + "<sheet name=\"secret\" state=\"hidden\" r:id=\"r1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        parts.put("xl/sharedStrings.xml", STRINGS);
        parts.put("xl/styles.xml", STYLES);
        zip(name, parts);
    }

    private void zip(String name, Map<String, String> parts) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String row(String... cells) {
        return "<row>" + String.join("", cells) + "</row>";
    }

    private static String string(int number) {
        return "<c t=\"s\"><v>" + number + "</v></c>";
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String value) {
        return "<c><v>" + value + "</v></c>";
    }

    private static String styled(int style, String value) {
        return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
    }
}
