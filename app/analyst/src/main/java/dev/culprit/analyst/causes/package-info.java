/// The kinds of fault: when each is plausible, which query decides it and how its result is read.
@NullMarked
package dev.culprit.analyst.causes;

import org.jspecify.annotations.NullMarked;
