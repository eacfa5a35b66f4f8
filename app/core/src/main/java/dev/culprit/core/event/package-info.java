/// The append-only log: envelopes, versions and the store port. Knows nothing of investigations
/// beyond the id of the stream an event belongs to.
@NullMarked
package dev.culprit.core.event;

import org.jspecify.annotations.NullMarked;
