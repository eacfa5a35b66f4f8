/// SQLite files as a source: opened read-only, with the functions the analyst's SQL needs. Only this
/// package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
