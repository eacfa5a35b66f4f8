/// Puts the product together: entry point and wiring. Nobody depends on it.
@NullMarked
package dev.culprit.desktop;

import org.jspecify.annotations.NullMarked;
