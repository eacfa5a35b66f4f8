/// Databricks SQL warehouses by the Statement Execution API.
@NullMarked
package dev.culprit.connector.cloud.databricks;

import org.jspecify.annotations.NullMarked;
