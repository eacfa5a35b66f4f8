/// H2 database files as a source: read by a login that is no administrator, if need be from a copy.
/// Only this package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.h2;

import org.jspecify.annotations.NullMarked;
