/// Trino as a source. Only this package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.trino;

import org.jspecify.annotations.NullMarked;
