package dev.culprit.report;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Paints the elements of one drawing at its place on the page.
final class PdfBrush {
    private static final String[] FAMILIES = {"Inter", "JetBrains Mono"};
    private static final double FONT_SIZE = 13;

    private final OutputDevice device;
    private final RenderingContext context;
    private final Ink ink;
    private final Place place;

    /// Where the drawing's origin lies, and how many dots its unit has.
    record Place(double x, double y, double scaleX, double scaleY) {
        double x(double at) {
            return x + at * scaleX;
        }

        double y(double at) {
            return y + at * scaleY;
        }
    }

    PdfBrush(OutputDevice device, RenderingContext context, Ink ink, Place place) {
        this.device = device;
        this.context = context;
        this.ink = ink;
        this.place = place;
    }

    void draw(Element parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        switch (element.getTagName()) {
            case "a" -> draw(element);
            case "text" -> text(element);
            case "rect" -> shape(element, rectangle(element));
            case "circle" -> shape(element, circle(element));
            case "polygon" -> shape(element, polygon(element.getAttribute("points")));
            case "path" -> shape(element, path(element.getAttribute("d")));
            case "line" -> shape(element, line(element));
            default -> {}
        }
    }

    private void shape(Element element, Shape shape) {
        Map<String, String> look = ink.of(element.getAttribute("class"));
        String fill = look.getOrDefault("fill", "none");
        if (!fill.equals("none")) {
            device.setColor(color(fill));
            device.fill(shape);
        }
        String stroke = look.getOrDefault("stroke", "none");
        if (!stroke.equals("none")) {
            device.setColor(color(stroke));
            device.setStroke(pen(look));
            device.draw(shape);
        }
    }

    private BasicStroke pen(Map<String, String> look) {
        double width = Double.parseDouble(look.getOrDefault("stroke-width", "1"));
        String dashes = look.get("stroke-dasharray");
        float[] dash = null;
        if (dashes != null) {
            double[] lengths = numbers(dashes);
            dash = new float[lengths.length];
            for (int i = 0; i < lengths.length; i++) {
                dash[i] = (float) (lengths[i] * place.scaleX());
            }
        }
        return new BasicStroke(
                (float) (width * place.scaleX()),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                dash,
                0);
    }

    private void text(Element element) {
        Map<String, String> look = ink.of(element.getAttribute("class"));
        String text = element.getTextContent();
        FSFont font = font(look);
        double shift =
                switch (look.getOrDefault("text-anchor", "start")) {
                    case "end" -> 1;
                    case "middle" -> 0.5;
                    default -> 0;
                };
        int width = context.getTextRenderer().getWidth(context.getFontContext(), font, text);
        device.setFont(font);
        device.setColor(color(look.getOrDefault("fill", "#000000")));
        context.getTextRenderer()
                .drawString(
                        device,
                        text,
                        (float) (place.x(number(element, "x")) - shift * width),
                        (float) place.y(number(element, "y")));
    }

    private FSFont font(Map<String, String> look) {
        String size = look.getOrDefault("font-size", FONT_SIZE + "px").replace("px", "");
        var wanted = new FontSpecification();
        wanted.families = FAMILIES.clone();
        wanted.size = (float) (Double.parseDouble(size) * place.scaleX());
        wanted.fontWeight =
                "600".equals(look.get("font-weight"))
                        ? IdentValue.FONT_WEIGHT_600
                        : IdentValue.NORMAL;
        wanted.fontStyle = IdentValue.NORMAL;
        wanted.variant = IdentValue.NORMAL;
        if (device instanceof AbstractOutputDevice known) {
            known.setFontSpecification(wanted);
        }
        return context.getFont(wanted);
    }

    private Shape rectangle(Element rect) {
        double round = rect.hasAttribute("rx") ? 2 * number(rect, "rx") * place.scaleX() : 0;
        return new RoundRectangle2D.Double(
                place.x(number(rect, "x")),
                place.y(number(rect, "y")),
                number(rect, "width") * place.scaleX(),
                number(rect, "height") * place.scaleY(),
                round,
                round);
    }

    private Shape circle(Element circle) {
        double radius = number(circle, "r") * place.scaleX();
        return new Ellipse2D.Double(
                place.x(number(circle, "cx")) - radius,
                place.y(number(circle, "cy")) - radius,
                2 * radius,
                2 * radius);
    }

    private Shape line(Element line) {
        var path = new Path2D.Double();
        path.moveTo(place.x(number(line, "x1")), place.y(number(line, "y1")));
        path.lineTo(place.x(number(line, "x2")), place.y(number(line, "y2")));
        return path;
    }

    private Shape polygon(String points) {
        Path2D path = path("M " + points.strip().replace(" ", " L "));
        path.closePath();
        return path;
    }

    /// Moves and lines, as in `M 1 2 L 3 4`.
    private Path2D path(String commands) {
        var path = new Path2D.Double();
        for (String piece : commands.strip().split("(?=[ML])")) {
            if (piece.isBlank()) {
                continue;
            }
            double[] point = numbers(piece.substring(1));
            if (piece.charAt(0) == 'M') {
                path.moveTo(place.x(point[0]), place.y(point[1]));
            } else {
                path.lineTo(place.x(point[0]), place.y(point[1]));
            }
        }
        return path;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split("[ ,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static FSRGBColor color(String hex) {
        return new FSRGBColor(Integer.parseInt(hex.substring(1), 16));
    }
}
