package dev.culprit.eventstore;

import java.time.Instant;

/// What a bundle says about itself.
///
/// @param format [CulpritBundle#FORMAT]
/// @param version of the format
/// @param productVersion who wrote it
/// @param created time of the last event, so that the same events give the same bytes
/// @param head hash of the last event
/// @param eventsSha256 hash of the whole events file
record BundleManifest(
        String format,
        int version,
        String investigation,
        int events,
        String productVersion,
        Instant created,
        String head,
        String eventsSha256) {}
