/// Reads SQL for the gate. The only package that knows JSqlParser.
@NullMarked
package dev.culprit.sqlguard;

import org.jspecify.annotations.NullMarked;
