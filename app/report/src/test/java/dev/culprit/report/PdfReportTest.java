package dev.culprit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportOptions.Detail;
import dev.culprit.core.report.ReportSection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PdfReportTest {
    private static final ReportOptions SUMMARY = ReportOptions.FULL.with(Detail.SUMMARY);

    private static final byte[] FULL = new PdfReport().render(Cases.nullSpike());

    private final PdfReport report = new PdfReport();
    @TempDir private Path folder;

    @Test
    void readAloudThePdfSaysWhatTheHtmlSays() throws IOException {
        InvestigationState state = Cases.withFeedback(Cases.nullSpike());
        String html = new String(new HtmlReport().render(state), StandardCharsets.UTF_8);
        String printed = letters(aloud(report.render(state)));

        Page page = Page.of(html);
        List<String> hidden =
                Page.links(page.all("nav").getFirst()).stream()
                        .map(l -> l.replaceAll(" -> .*", ""))
                        .toList();
        for (String element : List.of("h1", "h2", "h3", "h4", "p", "li", "td", "code", "dd")) {
            assertThat(page.texts(element))
                    .filteredOn(words -> !words.equals("Arrows point the way the rows flow."))
                    .filteredOn(words -> !hidden.contains(words))
                    .allSatisfy(words -> assertThat(printed).contains(letters(words)));
        }
        assertThat(printed).contains(letters("Ana confirmed the finding: Right."));
    }

    @Test
    void everyPageIsA4AndCounted() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(FULL)) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(4, 12);
            for (int i = 1; i <= pages; i++) {
                PDRectangle box = pdf.getPage(i - 1).getMediaBox();
                assertThat(Math.round(box.getWidth())).isEqualTo(595);
                assertThat(Math.round(box.getHeight())).isEqualTo(842);
                var one = new PDFTextStripper();
                one.setStartPage(i);
                one.setEndPage(i);
                assertThat(one.getText(pdf)).contains("Page " + i + " of " + pages);
                assertThat(one.getText(pdf)).contains("AL-00001");
            }
        }
    }

    @Test
    void documentIsTaggedNamedAndHasBookmarks() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(FULL)) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Mobile app 2.3.1");
            assertThat(pdf.getDocumentInformation().getSubject())
                    .isEqualTo("Alert AL-00001: NULL rate of orders.user_id");
            Set<String> tags = new TreeSet<>();
            List<String> figures = new ArrayList<>();
            collect(catalog.getStructureTreeRoot(), tags, figures);
            assertThat(tags)
                    .contains("H1", "H2", "P", "Table", "TH", "TD", "L", "LI", "Figure", "Link");
            assertThat(figures)
                    .allMatch(words -> !words.isBlank())
                    .anyMatch(words -> words.contains("With the slice 22.3 %"));
            List<String> titles = new ArrayList<>();
            catalog.getDocumentOutline().children().forEach(item -> titles.add(item.getTitle()));
            assertThat(titles).contains("Proof", "Hypotheses", "Queries and evidence");
            assertThat(children(catalog.getDocumentOutline().children(), "Queries and evidence"))
                    .hasSize(6);
        }
    }

    @Test
    void everyFontIsEmbeddedAndNoPictureIsARaster() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(FULL)) {
            Set<String> names = new TreeSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName().substring(7));
                }
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
            assertThat(names)
                    .containsExactly("Inter-Regular", "Inter-SemiBold", "JetBrainsMono-Regular");
        }
    }

    @Test
    void summaryIsOnePageWhateverTheOutcome() throws IOException {
        for (InvestigationState state :
                List.of(Cases.nullSpike(), Cases.inconclusive(), Cases.running())) {
            try (PDDocument pdf = Loader.loadPDF(report.render(state, SUMMARY))) {
                assertThat(pdf.getNumberOfPages()).isOne();
            }
        }
        assertThat(text(report.render(Cases.nullSpike(), SUMMARY)))
                .contains("explains 99.7 %", "Ruled out by Ana", "Page 1 of 1")
                .doesNotContain("SELECT");
    }

    @Test
    void nothingThatAPageNamesIsFetched() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        try {
            String web = "http://127.0.0.1:" + server.getAddress().getPort();
            Path style = folder.resolve("style.css");
            Files.writeString(style, "p { display: none; }");
            String page =
                    """
                    <html lang="en"><head><title>t</title>
                    <link rel="stylesheet" href="WEB/a.css"/><link rel="stylesheet" href="FILE"/>
                    <style>@import url("WEB/b.css"); @import url("FILE");
                    @font-face { font-family: x; src: url("WEB/f.ttf"); }
                    body { background: url("WEB/c.png"); font-family: Inter; }</style></head>
                    <body><p>still there</p><img src="WEB/d.png" alt="d"/><img src="FILE" alt="f"/>
                    <object data="WEB/e.pdf"></object><img src="WEB/g.svg" alt="g"/></body></html>
                    """
                            .replace("WEB", web)
                            .replace("FILE", style.toUri().toString());
            byte[] printed =
                    new PdfPress(new Ink(""))
                            .print(page, new PdfPress.About("s", "r", Cases.START))
                            .bytes();

            assertThat(text(printed)).contains("still there");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void outsideEntitiesOfAPageAreNotRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
        String page =
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"%s\">]><html lang=\"en\"><head><title>t</title></head>"
                                .formatted(secret.toUri())
                        + "<body><p style=\"font-family: Inter\">a &x; b</p></body></html>";
        String said;
        try {
            said =
                    text(
                            new PdfPress(new Ink(""))
                                    .print(page, new PdfPress.About("s", "r", Cases.START))
                                    .bytes());
        } catch (IllegalStateException refused) {
            said = String.valueOf(refused.getMessage());
        }
        assertThat(said).doesNotContain("hunter2");
    }

    @Test
    void hostileAndForeignTextIsShownAsText() throws IOException {
        String hostile = " <script>alert(1)</script> ]]> &lt;b&gt; ${7*7}";
        String printed = aloud(report.render(Cases.nullSpike(raw -> raw + hostile)));

        assertThat(letters(printed)).contains(letters("Ruled out by Ana" + hostile));
        assertThat(text(report.render(Cases.failed("Z\u00e4hler \u4E2D \u0421\u0447\u0451\u0442"))))
                .contains("Z\u00e4hler [U+4E2D] \u0421\u0447\u0451\u0442");
    }

    @Test
    void sameStateGivesTheSameBytes() {
        assertThat(report.render(Cases.expectedVariance()))
                .isEqualTo(new PdfReport().render(Cases.expectedVariance()));
    }

    @Test
    void leftOutSectionsAreNotInThePdf() throws IOException {
        ReportOptions options =
                ReportOptions.FULL
                        .with(ReportSection.EVIDENCE, false)
                        .with(ReportSection.HYPOTHESES, false);
        assertThat(text(report.render(Cases.nullSpike(), options)))
                .contains("Causal chain", "Limits, assumptions and usage")
                .doesNotContain("Queries and evidence", "Guest checkout", "FROM users");
    }

    private static void collect(PDStructureNode node, Set<String> tags, List<String> figures) {
        if (node instanceof PDStructureElement element) {
            tags.add(element.getStructureType());
            if (element.getStructureType().equals("Figure")) {
                figures.add(String.valueOf(element.getAlternateDescription()));
            }
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode below) {
                collect(below, tags, figures);
            }
        }
    }

    private static List<String> children(Iterable<PDOutlineItem> items, String title) {
        List<String> names = new ArrayList<>();
        for (PDOutlineItem item : items) {
            if (item.getTitle().equals(title)) {
                item.children().forEach(child -> names.add(child.getTitle()));
            }
        }
        return names;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            return stripper.getText(document).replace('\u00a0', ' ');
        }
    }

    private static String aloud(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return ReadAloud.of(document);
        }
    }

    /// Where lines and cells break is the page's affair.
    private static String letters(String text) {
        return text.replaceAll("[\\s\\u00a0\\u200b]+", "");
    }
}
