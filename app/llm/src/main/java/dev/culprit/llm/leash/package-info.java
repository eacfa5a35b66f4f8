/// What holds a model: rules that read its tests from numbers alone, the proof its hypotheses need, and
/// the check of every number it writes. Pure; asks nobody.
@NullMarked
package dev.culprit.llm.leash;

import org.jspecify.annotations.NullMarked;
