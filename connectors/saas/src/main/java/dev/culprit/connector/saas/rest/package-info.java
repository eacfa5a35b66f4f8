/// Any HTTPS service that lists JSON. Only GET is sent.
/// Knows the HTTP package, no other service.
@NullMarked
package dev.culprit.connector.saas.rest;

import org.jspecify.annotations.NullMarked;
