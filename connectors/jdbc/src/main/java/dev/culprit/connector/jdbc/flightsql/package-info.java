/// Servers of Arrow Flight SQL as sources. The driver is a plug-in; nothing here is compiled against it.
@NullMarked
package dev.culprit.connector.jdbc.flightsql;

import org.jspecify.annotations.NullMarked;
