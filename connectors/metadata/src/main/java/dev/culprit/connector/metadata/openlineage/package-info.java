/// Run events of OpenLineage as JSON or one per line: runs, lineage by table and column, schemas.
@NullMarked
package dev.culprit.connector.metadata.openlineage;

import org.jspecify.annotations.NullMarked;
