/// MongoDB as a source of extracts. Only reading stages of aggregation pipelines are ever sent.
/// Knows the kit and the driver, no other family.
@NullMarked
package dev.culprit.connector.documents.mongodb;

import org.jspecify.annotations.NullMarked;
