package dev.culprit.core.query;

/// Why the gate refuses a query. The message names what is wrong and, for a misspelt name, the
/// nearest existing one; it is what the next attempt is written from.
public record Refusal(Reason reason, String message) {
    public enum Reason {
        /// Characters or comments that parser and server may read differently.
        LEXICAL,
        /// The parser does not understand it.
        UNPARSABLE,
        /// Not exactly one `SELECT`.
        NOT_A_SELECT,
        /// A clause that writes or locks.
        FORBIDDEN_CLAUSE,
        /// A function that is not on the dialect's list.
        FORBIDDEN_FUNCTION,
        UNKNOWN_TABLE,
        UNKNOWN_COLUMN,
        TOO_LARGE,
        /// The same query was proposed before.
        DUPLICATE
    }
}
