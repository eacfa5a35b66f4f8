/// PostgreSQL as a source: typed settings, read-only sessions, catalogue, plans and failures. Only
/// this package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.postgresql;

import org.jspecify.annotations.NullMarked;
