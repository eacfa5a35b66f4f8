package dev.culprit.ui.reasoning;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was wrong with an answer of a model, as the log words it: a kind in small letters and a
/// sentence, or a remark on an answer that came.
///
/// @param sentence for a person
public record Trouble(Kind kind, String sentence) {
    private static final Pattern FAILURE = Pattern.compile("([a-z_]+): (.*)", Pattern.DOTALL);
    private static final Set<String> LASTING = Set.of("key_rejected", "blocked", "bad_request");
    private static final String UNUSABLE = "Dropped: The model's answer cannot be used";
    private static final Trouble NONE = new Trouble(Kind.NONE, "");

    /// The order is that of weight.
    public enum Kind {
        NONE,
        /// An answer came, and part of it was dropped or sent back.
        REMARK,
        /// The question was taken back.
        CANCELLED,
        /// No usable answer this time.
        FAILED,
        /// No answer now or later.
        LASTING,
        /// Another question might have exceeded the budget.
        SPENT
    }

    public static Trouble of(ModelConsulted question) {
        return question.problem().map(Trouble::of).orElse(NONE);
    }

    private static Trouble of(String problem) {
        Matcher failure = FAILURE.matcher(problem);
        if (failure.matches()) {
            return new Trouble(kind(failure.group(1)), failure.group(2));
        }
        return new Trouble(problem.startsWith(UNUSABLE) ? Kind.FAILED : Kind.REMARK, problem);
    }

    private static Kind kind(String word) {
        if (word.equals("cancelled")) {
            return Kind.CANCELLED;
        }
        if (word.equals("budget")) {
            return Kind.SPENT;
        }
        return LASTING.contains(word) ? Kind.LASTING : Kind.FAILED;
    }

    public boolean isFailure() {
        return kind.compareTo(Kind.FAILED) >= 0;
    }

    /// As text of a view; empty when nothing was wrong.
    Optional<String> text() {
        return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }
}
