/// BigQuery by its REST API.
@NullMarked
package dev.culprit.connector.cloud.bigquery;

import org.jspecify.annotations.NullMarked;
