/// What an alert is about, resolved against the schema: tables, columns, times, parents, sources and
/// the metric as SQL. Asks nothing; what the alert leaves open is inferred and said.
@NullMarked
package dev.culprit.analyst.subject;

import org.jspecify.annotations.NullMarked;
