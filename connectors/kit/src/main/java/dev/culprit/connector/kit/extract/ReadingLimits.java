package dev.culprit.connector.kit.extract;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Counts what was read against what may be, over all objects of an extract.
final class ReadingLimits {
    private final ExtractSpec spec;
    private final BooleanSupplier stopped;
    private final long start = System.nanoTime();
    private long rows;
    private long bytes;
    private long requests;
    private @Nullable String reached;

    ReadingLimits(ExtractSpec spec, BooleanSupplier stopped) {
        this.spec = spec;
        this.stopped = stopped;
    }

    void startObject() {
        rows = 0;
        reached = null;
    }

    boolean mayTakeRow() throws InterruptedException {
        throwIfStopped();
        if (rows >= spec.rows()) {
            return reached("max_rows is " + spec.rows());
        }
        if (bytes >= spec.bytes()) {
            return reached("max_mb is " + (spec.bytes() >> 20));
        }
        return isInTime();
    }

    void took(long rowBytes) {
        rows++;
        bytes += rowBytes;
    }

    boolean mayRequest() throws InterruptedException {
        throwIfStopped();
        if (requests >= spec.requests()) {
            return reached("max_requests is " + spec.requests());
        }
        requests++;
        return isInTime();
    }

    long rows() {
        return rows;
    }

    /// The limit that ended the object, as a setting; empty when none did.
    Optional<String> reached() {
        return Optional.ofNullable(reached);
    }

    private boolean isInTime() {
        boolean late = Duration.ofNanos(System.nanoTime() - start).compareTo(spec.time()) >= 0;
        return !late || reached("max_minutes is " + spec.time().toMinutes());
    }

    private boolean reached(String limit) {
        reached = limit;
        return false;
    }

    private void throwIfStopped() throws InterruptedException {
        if (Thread.interrupted() || stopped.getAsBoolean()) {
            throw new InterruptedException("The reading was stopped");
        }
    }
}
