/// One host over HTTPS with limits on everything it sends, and how lists are paged.
/// Knows JSON and the kit, but no service.
@NullMarked
package dev.culprit.connector.saas.http;

import org.jspecify.annotations.NullMarked;
