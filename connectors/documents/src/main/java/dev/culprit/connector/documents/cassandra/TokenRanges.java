package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The ring in parts, in random order. A partition's place on the ring is a hash of its key, so that the
/// rows of some parts are a random choice of partitions.
final class TokenRanges {
    private static final int LEAST = 128;

    private TokenRanges() {}

    static List<TokenRange> shuffled(CqlSession session, long seed) {
        List<TokenRange> parts = new ArrayList<>();
        Set<TokenRange> ring =
                session.getMetadata().getTokenMap().map(TokenMap::getTokenRanges).orElse(Set.of());
        int splits = Math.max(1, LEAST / Math.max(1, ring.size()));
        ring.stream()
                .sorted()
                .flatMap(range -> range.splitEvenly(splits).stream())
                .flatMap(range -> range.unwrap().stream())
                .forEach(parts::add);
        Collections.shuffle(parts, new Random(seed));
        return parts;
    }

    /// Whether a part goes to the end of the ring, where its upper bound is the least token.
    static boolean isLast(TokenRange range) {
        return range.getEnd().compareTo(range.getStart()) <= 0;
    }
}
