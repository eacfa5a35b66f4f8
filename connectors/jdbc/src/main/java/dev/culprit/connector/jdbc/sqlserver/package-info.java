/// SQL Server as a source. Only this package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.sqlserver;

import org.jspecify.annotations.NullMarked;
