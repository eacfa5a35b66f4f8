package dev.culprit.eventstore;

import dev.culprit.core.event.InvestigationId;
import java.time.Instant;

/// An event as it lies on disk.
///
/// @param payload one JSON object on one line
/// @param hash lower-case hexadecimal, see [HashChain]
record StoredEvent(
        long position,
        InvestigationId investigation,
        long sequence,
        Instant at,
        String type,
        int version,
        String payload,
        String hash) {}
