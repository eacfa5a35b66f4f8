/// Stripe's lists over its REST interface. Only GET is sent.
/// Knows the HTTP package, no other service.
@NullMarked
package dev.culprit.connector.saas.stripe;

import org.jspecify.annotations.NullMarked;
