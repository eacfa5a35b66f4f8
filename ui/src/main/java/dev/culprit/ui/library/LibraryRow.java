package dev.culprit.ui.library;

import dev.culprit.core.library.LibraryItem;
import java.util.List;

/// A line of the list.
sealed interface LibraryRow {
    record Heading(Age age) implements LibraryRow {}

    record Case(LibraryItem entry, List<String> tags) implements LibraryRow {
        public Case {
            tags = List.copyOf(tags);
        }
    }
}
