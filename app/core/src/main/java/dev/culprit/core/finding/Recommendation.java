package dev.culprit.core.finding;

import java.util.Optional;

/// Something to do, with the SQL that helps doing it.
public record Recommendation(String text, Optional<String> sql) {}
