/// MariaDB and MySQL servers as a source, both by MariaDB's driver. Only this package knows it.
@NullMarked
package dev.culprit.connector.jdbc.mariadb;

import org.jspecify.annotations.NullMarked;
