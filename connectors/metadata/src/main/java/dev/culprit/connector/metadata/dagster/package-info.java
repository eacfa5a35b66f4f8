/// Runs of Dagster from exported events or runs and from the tree of compute logs.
@NullMarked
package dev.culprit.connector.metadata.dagster;

import org.jspecify.annotations.NullMarked;
