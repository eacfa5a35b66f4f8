package dev.culprit.ui.notice;

/// A short message.
///
/// @param details what an error's *Copy details* copies; empty when there is nothing more to say
public record Notice(Kind kind, String text, String details) {
    public enum Kind {
        /// Something was done.
        DONE,
        /// Something the user asked for was not possible.
        DECLINED,
        /// Something failed.
        FAILED
    }
}
