/// Finds out what a linked file or folder is and reads it as context: lineage and changes. Never any
/// data of the source.
@NullMarked
package dev.culprit.connector.metadata;

import org.jspecify.annotations.NullMarked;
