/// Owns the sample investigations: a seeded online shop, eight incidents that damage it, and the
/// folders (tables, catalogue, alert, truth) they are written to.
/// Knows nothing of the product: it depends on the JDK alone, and a sample is the same bytes
// anywhere.
@NullMarked
package dev.culprit.samples;

import org.jspecify.annotations.NullMarked;
