package dev.culprit.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A report's page made ready for paper: what paper needs is added, the words stay as they are.
final class PdfPage {
    /// Characters of a row of cells that fit on a page, and in smaller type; with more, columns share
    /// its width evenly.
    private static final int ROW = 84;

    private static final int SMALL_ROW = 122;

    private static final int PADDING = 2;

    private static final Set<String> BESIDE_EACH_OTHER = Set.of("chips", "legend", "figures");
    private static final Set<String> NO_PROSE = Set.of("code", "title", "desc", "style");
    private static final Pattern UNIT = Pattern.compile("(?<=\\d) %");

    private final Glyphs glyphs;

    PdfPage(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    Document of(String html, PdfPress.About about) {
        Document document = parse(html);
        writable(document.getDocumentElement());
        Element head = all(document, "head").getFirst();
        meta(head, "subject", about.subject());
        meta(head, "author", "Culprit");
        bookmarks(document, head);
        all(document, "svg").forEach(PdfPage::describe);
        all(document, "ul").forEach(PdfPage::inLine);
        all(document, "table").forEach(PdfPage::fit);
        running(document, about.running());
        return document;
    }

    private static Document parse(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A report's page is well-formed", e);
        }
    }

    private void writable(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            String text = glyphs.writable(String.valueOf(node.getNodeValue()));
            node.setNodeValue(isProse(node) ? UNIT.matcher(text).replaceAll("\u00a0%") : text);
        }
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            writable(children.item(i));
        }
    }

    /// Not what somebody may copy, and not what is no text on the page.
    private static boolean isProse(Node text) {
        return !NO_PROSE.contains(text.getParentNode().getNodeName());
    }

    private void meta(Element head, String name, String content) {
        Element meta = head.getOwnerDocument().createElement("meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", glyphs.writable(Printable.line(content)));
        head.appendChild(meta);
    }

    /// Sections, and below them hypotheses and queries.
    private static void bookmarks(Document document, Element head) {
        Element bookmarks = document.createElement("bookmarks");
        for (Element section : all(document, "section")) {
            Element entry = bookmark(document, section, all(section, "h2").getFirst());
            for (Element article : all(section, "article")) {
                String title = article.getAttribute("class").equals("query") ? "h3" : "h4";
                entry.appendChild(bookmark(document, article, all(article, title).getFirst()));
            }
            bookmarks.appendChild(entry);
        }
        head.appendChild(bookmarks);
    }

    private static Element bookmark(Document document, Element target, Element title) {
        Element bookmark = document.createElement("bookmark");
        bookmark.setAttribute("name", Printable.line(title.getTextContent()));
        bookmark.setAttribute("href", "#" + target.getAttribute("id"));
        return bookmark;
    }

    /// A drawing's own description, where readers of a PDF look for it.
    private static void describe(Element svg) {
        List<String> words = new ArrayList<>();
        all(svg, "title").forEach(title -> words.add(title.getTextContent()));
        all(svg, "desc").forEach(desc -> words.add(desc.getTextContent()));
        svg.setAttribute(
                "alt", words.isEmpty() ? "Bar for the number beside it" : String.join(". ", words));
    }

    private static void fit(Element table) {
        List<Integer> longest = new ArrayList<>();
        for (Element row : all(table, "tr")) {
            NodeList cells = row.getChildNodes();
            int column = 0;
            for (int i = 0; i < cells.getLength(); i++) {
                if (cells.item(i) instanceof Element cell) {
                    int length = longestWord(cell.getTextContent());
                    if (column == longest.size()) {
                        longest.add(length);
                    }
                    longest.set(column, Math.max(longest.get(column), length));
                    column++;
                }
            }
        }
        int row = longest.stream().mapToInt(length -> length + PADDING).sum();
        if (row > ROW) {
            String look = row > SMALL_ROW ? " even" : " small";
            table.setAttribute("class", (table.getAttribute("class") + look).strip());
        }
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split("\\s+")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }

    /// Items that stand beside each other are no list to the layout engine: it would leave them
    /// untagged, and nobody could hear them.
    private static void inLine(Element list) {
        if (!BESIDE_EACH_OTHER.contains(list.getAttribute("class"))) {
            return;
        }
        Document document = list.getOwnerDocument();
        for (Element item : all(list, "li")) {
            item.setAttribute("class", "item");
            document.renameNode(item, null, "span");
        }
        document.renameNode(list, null, "p");
    }

    private void running(Document document, String words) {
        Element body = all(document, "body").getFirst();
        Element head = document.createElement("div");
        head.setAttribute("class", "running");
        head.setTextContent(glyphs.writable(Printable.line(words)));
        body.insertBefore(head, body.getFirstChild());
    }

    private static List<Element> all(Document document, String name) {
        return list(document.getElementsByTagName(name));
    }

    private static List<Element> all(Element parent, String name) {
        return list(parent.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
