package dev.culprit.samples;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders maps, collections, strings, numbers, booleans and null as JSON with one-space indents,
/// members in the order they were put.
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String render(Object value) {
        JsonText json = new JsonText();
        json.value(value, 0);
        return json.text.append('\n').toString();
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> members(map, depth);
            case Collection<?> items -> elements(items, depth);
            case String string -> string(string);
            case null -> text.append("null");
            default -> text.append(value);
        }
    }

    private void members(Map<?, ?> map, int depth) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<?, ?> member = it.next();
            newLine(depth + 1);
            string(String.valueOf(member.getKey()));
            text.append(": ");
            value(member.getValue(), depth + 1);
            text.append(it.hasNext() ? "," : "");
        }
        close('}', map.isEmpty(), depth);
    }

    private void elements(Collection<?> items, int depth) {
        text.append('[');
        for (Iterator<?> it = items.iterator(); it.hasNext(); ) {
            newLine(depth + 1);
            value(it.next(), depth + 1);
            text.append(it.hasNext() ? "," : "");
        }
        close(']', items.isEmpty(), depth);
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        text.append(bracket);
    }

    private void newLine(int depth) {
        text.append('\n').repeat(' ', depth);
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
