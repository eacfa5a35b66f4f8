package dev.culprit.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/// A PDF's text in the order of its tags, as a screen reader has it.
final class ReadAloud {
    private final Map<COSDictionary, Map<Integer, String>> pages = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private ReadAloud() {}

    static String of(PDDocument pdf) throws IOException {
        var reader = new ReadAloud();
        for (PDPage page : pdf.getPages()) {
            var extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> pieces = new HashMap<>();
            extractor.getMarkedContents().forEach(content -> piece(content, pieces));
            reader.pages.put(page.getCOSObject(), pieces);
        }
        reader.read(pdf.getDocumentCatalog().getStructureTreeRoot());
        return reader.text.toString();
    }

    private static void piece(PDMarkedContent content, Map<Integer, String> pieces) {
        var words = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition letter) {
                words.append(letter.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                piece(inner, pieces);
            }
        }
        if (content.getMCID() >= 0) {
            pieces.merge(content.getMCID(), words.toString(), String::concat);
        }
    }

    private void read(PDStructureNode node) {
        PDPage own = node instanceof PDStructureElement element ? element.getPage() : null;
        for (Object kid : node.getKids()) {
            switch (kid) {
                case PDStructureNode below -> read(below);
                case Integer number -> say(own, number);
                case PDMarkedContentReference reference ->
                        say(
                                reference.getPage() == null ? own : reference.getPage(),
                                reference.getMCID());
                default -> {}
            }
        }
    }

    private void say(PDPage page, int number) {
        text.append(pages.get(page.getCOSObject()).getOrDefault(number, ""));
    }
}
