/// The durable event log in H2, the stored form of events and the `.culprit` bundle. Owns the names,
/// versions and hashes of what is stored; no other module touches the file. Knows the core, never the
/// user interface or a connector.
@NullMarked
package dev.culprit.eventstore;

import org.jspecify.annotations.NullMarked;
