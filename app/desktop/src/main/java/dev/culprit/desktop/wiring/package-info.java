/// Every part and its place: what is created at start, in which order, and closed in reverse.
@NullMarked
package dev.culprit.desktop.wiring;

import org.jspecify.annotations.NullMarked;
