/// The durable event log in H2. Knows the core, never the user interface or a connector.
@NullMarked
package dev.culprit.eventstore;

import org.jspecify.annotations.NullMarked;
