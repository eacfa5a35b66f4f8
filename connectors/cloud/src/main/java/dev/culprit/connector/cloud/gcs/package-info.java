/// Google Cloud Storage by its JSON API.
@NullMarked
package dev.culprit.connector.cloud.gcs;

import org.jspecify.annotations.NullMarked;
