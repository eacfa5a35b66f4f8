package dev.culprit.llm.answer;

/// A model's words, fit for a message: one line and short.
final class Quoted {
    private Quoted() {}

    static String of(String words, int longest) {
        String line = words.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
