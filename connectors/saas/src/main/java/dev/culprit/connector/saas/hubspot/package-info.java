/// HubSpot's CRM objects over its REST interface. Only lists and searches are called.
/// Knows the HTTP package, no other service.
@NullMarked
package dev.culprit.connector.saas.hubspot;

import org.jspecify.annotations.NullMarked;
