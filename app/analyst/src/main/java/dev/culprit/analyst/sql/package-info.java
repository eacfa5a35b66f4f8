/// Renders the analyst's SQL for the dialects it speaks. Knows names, literals and functions; it does
/// not know what a query is for.
@NullMarked
package dev.culprit.analyst.sql;

import org.jspecify.annotations.NullMarked;
