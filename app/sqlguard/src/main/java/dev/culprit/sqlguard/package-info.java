/// Reads SQL for the gate: what it cannot prove harmless it refuses. The only package that knows
/// JSqlParser. It sees text and a schema, never a connection.
@NullMarked
package dev.culprit.sqlguard;

import org.jspecify.annotations.NullMarked;
