/// The outcome of an investigation: statements that cite evidence, the proof, and its quality.
@NullMarked
package dev.culprit.core.finding;

import org.jspecify.annotations.NullMarked;
