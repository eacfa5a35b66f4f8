/// Snowflake as a source. The driver is a plug-in; nothing here is compiled against it.
@NullMarked
package dev.culprit.connector.jdbc.snowflake;

import org.jspecify.annotations.NullMarked;
