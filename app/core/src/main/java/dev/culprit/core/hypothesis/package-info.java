/// Suspected causes, stated so that a query can refute them. Knows nothing of how they are tested.
@NullMarked
package dev.culprit.core.hypothesis;

import org.jspecify.annotations.NullMarked;
