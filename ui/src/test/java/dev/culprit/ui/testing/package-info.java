/// A whole product behind the window, held in memory: a store, a source, a reasoner that follows a
/// script. Investigations run through the real flow.
@NullMarked
package dev.culprit.ui.testing;

import org.jspecify.annotations.NullMarked;
