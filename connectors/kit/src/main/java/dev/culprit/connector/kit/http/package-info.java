/// HTTP as connectors need it: confined addresses, deadlines, caps, retries, failures in sentences.
/// Knows no service and keeps no secrets.
@NullMarked
package dev.culprit.connector.kit.http;

import org.jspecify.annotations.NullMarked;
