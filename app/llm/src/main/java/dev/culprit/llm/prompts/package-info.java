/// The prompts: versioned texts that ship with the product and can be read in the window.
/// Knows neither models nor cases.
@NullMarked
package dev.culprit.llm.prompts;

import org.jspecify.annotations.NullMarked;
