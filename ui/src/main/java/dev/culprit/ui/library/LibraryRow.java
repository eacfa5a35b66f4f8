package dev.culprit.ui.library;

/// A line of the list.
sealed interface LibraryRow {
    record Heading(Age age) implements LibraryRow {}

    record Case(LibraryEntry entry) implements LibraryRow {}
}
