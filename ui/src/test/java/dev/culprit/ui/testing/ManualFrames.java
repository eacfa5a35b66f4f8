package dev.culprit.ui.testing;

import dev.culprit.ui.fx.Frames;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Frames that a test draws one by one.
public final class ManualFrames implements Frames {
    private Optional<LongConsumer> wanted = Optional.empty();
    private long now;

    @Override
    public void start(LongConsumer onFrame) {
        wanted = Optional.of(onFrame);
    }

    @Override
    public void stop() {
        wanted = Optional.empty();
    }

    /// Draws one frame so much later; nothing happens when nobody wants frames.
    public void after(Duration time) {
        now += time.toNanos();
        wanted.ifPresent(consumer -> consumer.accept(now));
    }

    public boolean areWanted() {
        return wanted.isPresent();
    }
}
