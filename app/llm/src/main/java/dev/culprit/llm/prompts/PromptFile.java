package dev.culprit.llm.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One prompt as it ships.
///
/// @param name the step it serves, for example `hypotheses`
/// @param version raised whenever the text changes
/// @param text without the header
public record PromptFile(String name, String version, String text) {
    /// In the order in which an investigation uses them.
    public static final List<String> NAMES =
            List.of(
                    "preface",
                    "hypotheses",
                    "query",
                    "interpretation",
                    "counter",
                    "finding",
                    "judge");

    private static final Pattern FILE =
            Pattern.compile("---\nname: (\\w+)\nversion: (\\S+)\n---\n(.*)", Pattern.DOTALL);

    /// All prompts, to be read by people.
    public static List<PromptFile> all() {
        return NAMES.stream().map(PromptFile::load).toList();
    }

    public static PromptFile load(String name) {
        String path = "/dev/culprit/resources/prompts/" + name + ".md";
        try (InputStream file = PromptFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("The prompt " + name + " is missing");
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PromptFile parse(String name, String file) {
        Matcher parts = FILE.matcher(file.replace("\r\n", "\n"));
        if (!parts.matches() || !parts.group(1).equals(name)) {
            throw new IllegalStateException("The header of the prompt " + name + " is wrong");
        }
        return new PromptFile(name, parts.group(2), parts.group(3).strip());
    }
}
