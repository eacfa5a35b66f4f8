package dev.culprit.desktop.wiring;

import dev.culprit.core.event.InvestigationId;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Ids that sort by start and are short enough to type: `20260113-104205-3fa9`.
final class InvestigationIds implements Supplier<InvestigationId> {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final RandomGenerator random;

    InvestigationIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public InvestigationId get() {
        String tail = HexFormat.of().toHexDigits((short) random.nextInt());
        return new InvestigationId(START.format(clock.instant()) + "-" + tail);
    }
}
