package dev.culprit.ui.fx;

import java.time.Duration;

/// Runs work within a frame, at most every 100 ms however often it is asked for. Asks for frames only
/// while there is something to do. Screen's thread only.
public final class Pacer {
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private final Frames frames;
    private final Runnable work;
    private boolean awake;
    private boolean wanted;
    private boolean ran;
    private long last;

    public Pacer(Frames frames, Runnable work) {
        this.frames = frames;
        this.work = work;
    }

    public void request() {
        wanted = true;
        if (!awake) {
            awake = true;
            frames.start(this::frame);
        }
    }

    private void frame(long now) {
        if (!wanted) {
            awake = false;
            frames.stop();
        } else if (!ran || now - last >= INTERVAL.toNanos()) {
            wanted = false;
            ran = true;
            last = now;
            work.run();
        }
    }
}
