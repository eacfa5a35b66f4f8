/// The built-in analyst: statistics and cause patterns behind the reasoner's port. Knows only the core.
@NullMarked
package dev.culprit.analyst;

import org.jspecify.annotations.NullMarked;
