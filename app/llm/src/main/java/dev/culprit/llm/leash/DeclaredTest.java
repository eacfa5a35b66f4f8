package dev.culprit.llm.leash;

import dev.culprit.core.query.QueryDraft;
import java.util.Optional;

/// A query that a model wrote: its number and what it declared. Kept in the query's key, so that the log
/// alone tells how its result is read.
///
/// @param number from 1 within its hypothesis
public record DeclaredTest(int number, Expectation expectation) {
    private static final String PREFIX = "model/";

    public String key() {
        return PREFIX + number + "/" + expectation.key();
    }

    /// The declaration of a query, when a model wrote it.
    public static Optional<DeclaredTest> of(QueryDraft draft) {
        String[] parts = draft.key().split("/");
        if (!draft.key().startsWith(PREFIX) || parts.length != 3) {
            return Optional.empty();
        }
        return Expectation.of(parts[2])
                .map(expected -> new DeclaredTest(Integer.parseInt(parts[1]), expected));
    }
}
