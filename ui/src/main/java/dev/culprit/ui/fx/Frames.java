package dev.culprit.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/// The screen's frames, while someone wants them. Screen's thread only.
public interface Frames {

    /// Calls `onFrame` with a time in nanoseconds before each frame until [#stop].
    void start(LongConsumer onFrame);

    void stop();

    /// The toolkit's frames, for one user.
    static Frames ofScreen() {
        Deque<AnimationTimer> running = new ArrayDeque<>();
        return new Frames() {
            @Override
            public void start(LongConsumer onFrame) {
                AnimationTimer timer =
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                onFrame.accept(now);
                            }
                        };
                running.push(timer);
                timer.start();
            }

            @Override
            public void stop() {
                running.forEach(AnimationTimer::stop);
                running.clear();
            }
        };
    }
}
