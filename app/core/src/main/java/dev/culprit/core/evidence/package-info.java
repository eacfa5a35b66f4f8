/// What a query result says about a hypothesis, and the pure rules by which evidence moves
/// confidence. A failed query is never evidence.
@NullMarked
package dev.culprit.core.evidence;

import org.jspecify.annotations.NullMarked;
