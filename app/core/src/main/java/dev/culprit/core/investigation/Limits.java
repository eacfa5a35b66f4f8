package dev.culprit.core.investigation;

import java.time.Duration;

/// How much an investigation may do. Checked against the fold, so that parallel branches see each
/// other.
///
/// @param queries in all, measurements included
/// @param queriesPerHypothesis proposals per hypothesis, retries included
/// @param retries after a failed or refused query
/// @param consecutiveFailures in all branches together
/// @param rows most rows of a result
public record Limits(
        int hypotheses,
        int queries,
        int queriesPerHypothesis,
        int retries,
        int consecutiveFailures,
        int rows,
        Duration wallClock,
        Duration queryTimeout) {

    public static Limits of(Profile profile) {
        return switch (profile) {
            case SAFE ->
                    new Limits(
                            4, 25, 3, 1, 3, 2_000, Duration.ofSeconds(300), Duration.ofSeconds(15));
            case STANDARD ->
                    new Limits(
                            5,
                            50,
                            5,
                            2,
                            3,
                            10_000,
                            Duration.ofSeconds(600),
                            Duration.ofSeconds(30));
            case DEEP ->
                    new Limits(
                            8,
                            150,
                            8,
                            2,
                            5,
                            50_000,
                            Duration.ofSeconds(3_600),
                            Duration.ofSeconds(300));
        };
    }
}
