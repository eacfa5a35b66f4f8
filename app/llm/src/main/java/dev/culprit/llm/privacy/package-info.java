/// What may leave for a model, and in which form: data as escaped strings in a marked block, personal
/// data as tokens that only this machine can turn back. Knows no prompt and asks no model.
@NullMarked
package dev.culprit.llm.privacy;

import org.jspecify.annotations.NullMarked;
