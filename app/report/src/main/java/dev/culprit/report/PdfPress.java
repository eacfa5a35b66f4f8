package dev.culprit.report;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;

/// Lays a report's page out as PDF. It fetches nothing: whatever the page names, no file and no
/// address is opened. The same page gives the same bytes.
final class PdfPress {
    private static final String FONTS = "/dev/culprit/resources/fonts/";
    private static final float VERSION = 1.7f;
    private static final String ANY_TIME = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d)";

    private final byte[] regular = Resource.bytes(FONTS + "Inter-Regular.ttf");
    private final byte[] semiBold = Resource.bytes(FONTS + "Inter-SemiBold.ttf");
    private final byte[] mono = Resource.bytes(FONTS + "JetBrainsMono-Regular.ttf");
    private final PdfPage page = new PdfPage(Glyphs.of(regular, mono));
    private final Ink ink;

    /// @param subject what the document is about, for its properties
    /// @param running stands at the head of each page
    /// @param at the document's time
    record About(String subject, String running, Instant at) {}

    record Printed(ByteArrayOutputStream out, int pages) {
        byte[] bytes() {
            return out.toByteArray();
        }
    }

    PdfPress(Ink ink) {
        this.ink = ink;
        XRLog.setLoggingEnabled(false);
    }

    /// @param html well-formed XML
    Printed print(String html, About about) {
        Document document = page.of(html, about);
        try (var pdf = new PDDocument();
                var renderer = renderer(document, pdf)) {
            renderer.createPDFWithoutClosing();
            pdf.getDocument().setVersion(VERSION);
            date(pdf, about.at());
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return new Printed(out, pdf.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be laid out as PDF", e);
        }
    }

    private PdfBoxRenderer renderer(Document document, PDDocument pdf) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(pdf);
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(VERSION);
        builder.withProducer("Culprit");
        builder.useSVGDrawer(new PdfDrawer(ink));
        builder.useFont(font(pdf, regular), "Inter", 400, FontStyle.NORMAL, true);
        builder.useFont(font(pdf, semiBold), "Inter", 600, FontStyle.NORMAL, true);
        builder.useFont(font(pdf, mono), "JetBrains Mono", 400, FontStyle.NORMAL, true);
        fetchNothing(builder);
        builder.withW3cDocument(document, null);
        return builder.buildPdfRenderer();
    }

    private static void fetchNothing(PdfRendererBuilder builder) {
        builder.useUriResolver((_, _) -> null);
        builder.useHttpStreamImplementation(PdfPress::refuse);
        builder.useProtocolsStreamImplementation(PdfPress::refuse, "file", "jar", "ftp", "jrt");
        builder.useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    }

    private static FSStream refuse(String address) {
        throw new IllegalStateException("A report opens no address: " + address);
    }

    /// Without ligatures: looking for them took three quarters of the time, and SQL shows `>=` as it is
    /// typed.
    private static PDFontSupplier font(PDDocument pdf, byte[] bytes) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(pdf, font, true));
    }

    /// The clock stays out of the document: it is dated by the last event of the case.
    private static void date(PDDocument pdf, Instant at) throws IOException {
        var calendar = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        calendar.setTimeZone(TimeZone.getTimeZone("UTC"));
        PDDocumentInformation info = pdf.getDocumentInformation();
        info.setCreationDate(calendar);
        info.setModificationDate(calendar);
        info.setCreator("Culprit");
        pdf.setDocumentId(at.toEpochMilli());
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            String dated = xmp.replaceAll(ANY_TIME, at.toString());
            metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        }
    }
}
