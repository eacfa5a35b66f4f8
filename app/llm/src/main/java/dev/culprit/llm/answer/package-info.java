/// Answers with a structure: the model reasons first and ends with one block of JSON, which is found,
/// parsed and checked here, and asked for once more when it cannot be used.
@NullMarked
package dev.culprit.llm.answer;

import org.jspecify.annotations.NullMarked;
