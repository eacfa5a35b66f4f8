/// What services that run SQL behind HTTP have in common: queries that can be stopped, rows up to a
/// limit, cells as text. Knows no service.
@NullMarked
package dev.culprit.connector.cloud.query;

import org.jspecify.annotations.NullMarked;
