/// The steps of an investigation that a model helps with: hypotheses, queries, readings, doubts, words
/// and judgement. Each asks, checks what comes, and falls back to the built-in analyst.
@NullMarked
package dev.culprit.llm.steps;

import org.jspecify.annotations.NullMarked;
