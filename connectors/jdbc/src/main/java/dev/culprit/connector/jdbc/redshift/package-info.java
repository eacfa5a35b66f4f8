/// Amazon Redshift as a source. Only this package knows the driver.
@NullMarked
package dev.culprit.connector.jdbc.redshift;

import org.jspecify.annotations.NullMarked;
