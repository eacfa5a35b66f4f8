package dev.culprit.ui.notice;

import java.util.Optional;

/// A short message.
///
/// @param details what an error's *Copy details* copies; empty when there is nothing more to say
/// @param postponed what is done when the message leaves, unless it was taken back before
public record Notice(Kind kind, String text, String details, Optional<Postponed> postponed) {
    public enum Kind {
        /// Something was done.
        DONE,
        /// Something the user asked for was not possible.
        DECLINED,
        /// Something failed.
        FAILED
    }

    Notice(Kind kind, String text, String details) {
        this(kind, text, details, Optional.empty());
    }
}
