/// Databases with a JDBC driver as a source. Knows the kit and the core, no other family.
@NullMarked
package dev.culprit.connector.jdbc;

import org.jspecify.annotations.NullMarked;
