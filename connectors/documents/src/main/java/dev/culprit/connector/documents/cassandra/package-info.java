/// Cassandra's tables as records of an extract. The driver is a plug-in: of this package only
/// [CassandraProvider] is loaded with the product, all else is defined once more beside the driver.
@NullMarked
package dev.culprit.connector.documents.cassandra;

import org.jspecify.annotations.NullMarked;
