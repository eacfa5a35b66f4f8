/// Folders of CSV, Parquet and JSON files as a source. Knows the kit and the core, no other family.
@NullMarked
package dev.culprit.connector.files;

import org.jspecify.annotations.NullMarked;
