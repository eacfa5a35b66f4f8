package dev.culprit.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Markdown as it is written: whatever comes from data is escaped, so that it can neither make
/// markup nor HTML nor a link.
final class MarkdownText {
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]#|~$@])");
    private static final Pattern LINE_START =
            Pattern.compile("^([-+=](?!\\d)|\\d+(?=[.)](?:\\s|$)))");

    private final StringBuilder out = new StringBuilder();

    /// Data as text on one line.
    static String escape(String raw) {
        String line = SPECIAL.matcher(Printable.line(raw)).replaceAll("\\\\$1");
        String entities = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String unlinked = entities.replace("://", "\\://").replaceAll("(?i)\\bwww\\.", "www\\\\.");
        return LINE_START.matcher(unlinked).replaceAll(MarkdownText::atLineStart);
    }

    static List<String> escaped(List<String> raw) {
        return raw.stream().map(MarkdownText::escape).toList();
    }

    static String fact(Briefing.Fact fact) {
        return escape(fact.label()) + ": " + escape(fact.value());
    }

    private static String atLineStart(java.util.regex.MatchResult start) {
        String found = start.group();
        return Character.isDigit(found.charAt(0)) ? found + "&#8203;" : "\\\\" + found;
    }

    MarkdownText heading(int level, String text) {
        return block("#".repeat(level) + " " + escape(text));
    }

    MarkdownText paragraph(String text) {
        return block(escape(text));
    }

    /// Text that is Markdown already.
    MarkdownText block(String markdown) {
        out.append(markdown).append("\n\n");
        return this;
    }

    MarkdownText bullets(List<String> markdown) {
        return markdown.isEmpty()
                ? this
                : block(
                        markdown.stream()
                                .map(item -> "- " + item)
                                .collect(Collectors.joining("\n")));
    }

    MarkdownText numbered(List<String> markdown) {
        for (int i = 0; i < markdown.size(); i++) {
            out.append(i + 1).append(". ").append(markdown.get(i)).append('\n');
        }
        out.append('\n');
        return this;
    }

    /// @param right for each column, whether it holds numbers
    /// @param rows cells that are Markdown already
    MarkdownText table(List<String> head, List<Boolean> right, List<List<String>> rows) {
        row(head.stream().map(MarkdownText::escape).toList());
        row(right.stream().map(number -> number ? "---:" : "---").toList());
        rows.forEach(this::row);
        out.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /// A fenced block that nothing inside can close.
    MarkdownText sql(String sql) {
        String text = Printable.text(sql).strip();
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return block(fence + "sql\n" + text + "\n" + fence);
    }

    private static int longestRun(String text) {
        return Pattern.compile("`+")
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }

    String finish() {
        return out.toString().stripTrailing() + "\n";
    }
}
