package dev.culprit.connector.cloud.objects;

import java.time.Instant;

/// A file in a store.
///
/// @param key where it is below the source's prefix, with `/` between folders
/// @param version changes whenever the content does, for example an ETag
public record StoredObject(String key, long size, String version, Instant modified) {
    /// The last part of the key.
    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
