/// The product on one page: events, the state folded from them, and the pure decisions that turn
/// commands into events.
@NullMarked
package dev.culprit.core.investigation;

import org.jspecify.annotations.NullMarked;
