package dev.culprit.core.library;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// What a person notes on an investigation for finding it again.
///
/// @param tags words of the person's own, in order, none twice
/// @param archived out of the way, unless it is asked for
public record LibraryNote(List<String> tags, boolean archived) {
    public static final LibraryNote NONE = new LibraryNote(List.of(), false);
    private static final int LONGEST = 40;

    public LibraryNote {
        tags =
                List.copyOf(
                        new TreeSet<>(
                                tags.stream()
                                        .map(String::strip)
                                        .filter(tag -> !tag.isEmpty())
                                        .map(tag ->
                                                tag.length() > LONGEST
                                                        ? tag.substring(0, LONGEST)
                                                        : tag)
                                        .toList()));
    }

    public LibraryNote tagged(Collection<String> words) {
        return new LibraryNote(List.copyOf(words), archived);
    }

    public LibraryNote archived(boolean now) {
        return new LibraryNote(tags, now);
    }
}
