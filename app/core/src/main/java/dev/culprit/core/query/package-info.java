/// The one gate: a proposed query is refused, waits for approval or becomes an ApprovedQuery, and
/// only that reaches a connector. Knows ports for parsing and running, no parser and no driver.
@NullMarked
package dev.culprit.core.query;

import org.jspecify.annotations.NullMarked;
