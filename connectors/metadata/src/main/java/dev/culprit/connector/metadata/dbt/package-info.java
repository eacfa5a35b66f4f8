/// What dbt left in its target folder: manifest, run results and source freshness, of the schema
/// versions 7 to 12; unknown fields are ignored.
@NullMarked
package dev.culprit.connector.metadata.dbt;

import org.jspecify.annotations.NullMarked;
