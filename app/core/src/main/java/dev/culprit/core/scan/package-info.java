/// Looking at a table without an alert: what left its usual range lately, and the alert that would
/// have been raised for it. Owns the steps and the results; what is asked belongs to the analyst.
@NullMarked
package dev.culprit.core.scan;

import org.jspecify.annotations.NullMarked;
