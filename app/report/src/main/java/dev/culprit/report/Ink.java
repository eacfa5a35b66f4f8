package dev.culprit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an element of a drawing looks, by its style classes: the rules of `drawing.css`, read for
/// those who paint without a browser.
final class Ink {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern PROPERTY = Pattern.compile("([a-z-]+):\\s*([^;]+);");

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Set<String> classes, Map<String, String> properties) {}

    /// @param css selectors of classes alone, no variables
    Ink(String css) {
        Matcher matcher = RULE.matcher(css.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (matcher.find()) {
            Map<String, String> properties = properties(matcher.group(2));
            for (String selector : matcher.group(1).strip().split("\\s*,\\s*")) {
                rules.add(new Rule(Set.of(selector.substring(1).split("\\.")), properties));
            }
        }
        rules.sort(Comparator.comparingInt(rule -> rule.classes().size()));
    }

    private static Map<String, String> properties(String block) {
        Map<String, String> properties = new HashMap<>();
        Matcher matcher = PROPERTY.matcher(block);
        while (matcher.find()) {
            properties.put(matcher.group(1), matcher.group(2).strip());
        }
        return properties;
    }

    /// @param look the element's classes, separated by blanks
    Map<String, String> of(String look) {
        Set<String> classes = Set.copyOf(List.of(look.strip().split("\\s+")));
        Map<String, String> all = new HashMap<>();
        rules.stream()
                .filter(rule -> classes.containsAll(rule.classes()))
                .forEach(rule -> all.putAll(rule.properties()));
        return all;
    }
}
