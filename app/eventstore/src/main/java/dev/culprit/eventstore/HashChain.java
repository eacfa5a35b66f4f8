package dev.culprit.eventstore;

import dev.culprit.core.event.InvestigationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// Chains the events of one investigation, so that a changed, removed, inserted or moved event shows.
///
/// A hash is the SHA-256 over seven lines in UTF-8 without a last line end: the previous event's hash
/// (64 zeros before the first), the investigation's id, the sequence number, the time, the type, the
/// version and the payload. It shows partial edits; whoever rewrites the whole chain, or cuts its end,
/// is found only by comparing the head with one kept elsewhere.
final class HashChain {
    /// What comes before the first event.
    static final String START = "0".repeat(64);

    private HashChain() {}

    static String next(
            String previous,
            InvestigationId investigation,
            long sequence,
            Instant at,
            EventCodec.Encoded event) {
        String head =
                String.join(
                        "\n",
                        previous,
                        investigation.value(),
                        Long.toString(sequence),
                        at.toString(),
                        event.type(),
                        Integer.toString(event.version()),
                        "");
        MessageDigest digest = sha256();
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return hex(digest, event.payload().getBytes(StandardCharsets.UTF_8));
    }

    /// Whether the event is what was stored after `previous`.
    static boolean fits(String previous, StoredEvent event) {
        var encoded = new EventCodec.Encoded(event.type(), event.version(), event.payload());
        return next(previous, event.investigation(), event.sequence(), event.at(), encoded)
                .equals(event.hash());
    }

    static String of(byte[] bytes) {
        return hex(sha256(), bytes);
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
