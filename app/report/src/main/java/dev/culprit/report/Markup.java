package dev.culprit.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Writes HTML that is well-formed XML too. Text and attribute values are escaped on their way in;
/// there is no way to pass markup through, no attribute that could run a script, and no link that
/// leaves the document.
final class Markup {
    private static final Set<String> EMPTY =
            Set.of("meta", "br", "rect", "line", "path", "polyline", "polygon", "circle");
    private static final Set<String> FORBIDDEN =
            Set.of("script", "iframe", "object", "embed", "link", "base", "form", "foreignObject");
    private static final Set<String> INLINE =
            Set.of("a", "span", "strong", "em", "code", "b", "text", "tspan");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /// @param attributes names and values in turn
    Markup open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    Markup close() {
        String element = open.pop();
        out.append("</").append(element).append('>');
        return breakAfter(element);
    }

    Markup text(String raw) {
        String text = Printable.text(raw);
        out.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return this;
    }

    /// An element that holds nothing but text.
    Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /// An element that cannot hold anything.
    Markup empty(String element, String... attributes) {
        if (!EMPTY.contains(element)) {
            throw new IllegalArgumentException(element + " is not an empty element");
        }
        tag(element, attributes).append("/>");
        return breakAfter(element);
    }

    /// The document's own style sheet.
    Markup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("A style sheet reads the same as HTML and as XML");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    String finish() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    private StringBuilder tag(String element, String... attributes) {
        if (FORBIDDEN.contains(element)) {
            throw new IllegalArgumentException("No place for " + element + " in a report");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        return out;
    }

    private void attribute(String name, String value) {
        boolean leaves = name.equals("href") && !value.startsWith("#");
        if (name.startsWith("on") || name.equals("src") || name.equals("style") || leaves) {
            throw new IllegalArgumentException("No place for " + name + " in a report");
        }
        String text = Printable.line(value);
        out.append(' ').append(name).append("=\"");
        out.append(text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        out.append('"');
    }

    private Markup breakAfter(String element) {
        if (!INLINE.contains(element)) {
            out.append('\n');
        }
        return this;
    }
}
