/// Salesforce objects by SOQL over its REST interface. Only the query resources are called.
/// Knows the HTTP package, no other service.
@NullMarked
package dev.culprit.connector.saas.salesforce;

import org.jspecify.annotations.NullMarked;
