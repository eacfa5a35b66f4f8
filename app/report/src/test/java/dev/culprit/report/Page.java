package dev.culprit.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A report as parsed; parsing fails when it is not well-formed.
record Page(Document document) {

    static Page of(String html) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Page(builder.parse(new InputSource(new StringReader(html))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("Not well-formed: " + e.getMessage(), e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> all(String name) {
        return list(document.getElementsByTagName(name));
    }

    List<Element> withClass(String name, String look) {
        return all(name).stream().filter(e -> e.getAttribute("class").equals(look)).toList();
    }

    List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).map(Page::oneLine).toList();
    }

    /// The text of the body with its white space collapsed.
    String text() {
        return oneLine(all("body").getFirst().getTextContent());
    }

    List<String> values(String attribute) {
        return all("*").stream()
                .filter(e -> e.hasAttribute(attribute))
                .map(e -> e.getAttribute(attribute))
                .toList();
    }

    Set<String> attributeNames() {
        Set<String> names = new java.util.HashSet<>();
        for (Element element : all("*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    /// The names of all elements in document order, some left out.
    List<String> elements(Set<String> without) {
        return all("*").stream()
                .map(Element::getTagName)
                .filter(name -> !without.contains(name))
                .toList();
    }

    /// By how much each heading lies deeper than the one before.
    List<Integer> headingLevels() {
        List<Integer> steps = new ArrayList<>();
        int before = 0;
        for (Element element : all("*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int level = element.getTagName().charAt(1) - '0';
                steps.add(level - before);
                before = level;
            }
        }
        return steps;
    }

    Element byId(String id) {
        return all("*").stream()
                .filter(e -> e.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    static boolean has(Element parent, String name) {
        return parent.getElementsByTagName(name).getLength() > 0;
    }

    /// Links as `text -> target`.
    static List<String> links(Element parent) {
        return list(parent.getElementsByTagName("a")).stream()
                .map(a -> a.getTextContent() + " -> " + a.getAttribute("href"))
                .toList();
    }

    static List<Element> inside(Element parent) {
        return list(parent.getElementsByTagName("*"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
