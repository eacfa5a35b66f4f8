package dev.culprit.core.event;

import java.time.Instant;

/// One stored fact and its place in the log.
///
/// @param position place in the whole log, from 1, without gaps
/// @param sequence place within the investigation, from 1, without gaps
/// @param hash hexadecimal SHA-256 over the previous event's hash of the same investigation and this
///     event's stored bytes; computed by the store
public record EventEnvelope<E>(
        long position,
        InvestigationId investigation,
        long sequence,
        Instant at,
        String hash,
        E event) {}
