package dev.culprit.report;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/// Puts the reports' own drawings into a PDF as vectors and as text in the embedded fonts. It knows
/// the few elements that they use and nothing else of SVG: no script, no reference, no image.
final class PdfDrawer implements SVGDrawer {
    private final Ink ink;

    PdfDrawer(Ink ink) {
        this.ink = ink;
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg,
            Box box,
            CssContext context,
            double cssWidth,
            double cssHeight,
            double dotsPerPixel) {
        String[] view = svg.getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(view[2]);
        double height = Double.parseDouble(view[3]);
        double wide = cssWidth >= 0 ? cssWidth : width * dotsPerPixel;
        double high = cssHeight >= 0 ? cssHeight : wide * height / width;
        return new Drawn(svg, ink, wide, high, wide / width, high / height);
    }

    private record Drawn(
            Element svg, Ink ink, double wide, double high, double scaleX, double scaleY)
            implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(wide);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(high);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            new PdfBrush(device, context, ink, new PdfBrush.Place(x, y, scaleX, scaleY)).draw(svg);
        }
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
        // The drawings' text is set in the document's fonts.
    }

    @Override
    public void addFontFile(File fontFile, String family, Integer weight, FontStyle style) {
        // As above.
    }

    @Override
    public void addFontStream(
            com.openhtmltopdf.extend.FSSupplier<java.io.InputStream> supplier,
            String family,
            Integer weight,
            FontStyle style) {
        // As above.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
