package dev.culprit.llm.chat;

import java.util.List;
import java.util.Optional;

/// Where a replay first asked something else than the recording.
///
/// @param call the recorded call that was to be expected, counted from 1; 0 when none is left
/// @param recorded the first differing line as it was, empty when there is none
/// @param asked the same line now
public record Divergence(int call, String purpose, String recorded, String asked) {

    static Divergence between(int call, String purpose, Optional<String> recorded, String asked) {
        List<String> before = recorded.map(text -> text.lines().toList()).orElse(List.of());
        List<String> now = asked.lines().toList();
        int same = 0;
        while (same < before.size()
                && same < now.size()
                && before.get(same).equals(now.get(same))) {
            same++;
        }
        return new Divergence(call, purpose, line(before, same), line(now, same));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
