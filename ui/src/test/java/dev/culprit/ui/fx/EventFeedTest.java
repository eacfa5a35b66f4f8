package dev.culprit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.testing.ManualFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private final ManualFrames frames = new ManualFrames();
    private final List<List<Integer>> bursts = new ArrayList<>();
    private final List<Boolean> losses = new ArrayList<>();
    private int hops;
    private final EventFeed<Integer> feed =
            new EventFeed<>(
                    5_000,
                    task -> {
                        hops++;
                        task.run();
                    },
                    frames,
                    (burst, lost) -> {
                        bursts.add(burst);
                        losses.add(lost);
                    });

    @Test
    void manyEventsBecomeOneBurst() {
        for (int i = 0; i < 500; i++) {
            feed.offer(i);
        }
        frames.after(Duration.ofMillis(16));

        assertThat(bursts).hasSize(1);
        assertThat(bursts.getFirst()).hasSize(500).startsWith(0, 1, 2);
        assertThat(hops).isEqualTo(1);
    }

    @Test
    void theScreenChangesAtMostEveryHundredMilliseconds() {
        for (int frame = 0; frame < 60; frame++) {
            feed.offer(frame);
            frames.after(Duration.ofMillis(10));
        }

        assertThat(bursts).hasSizeBetween(5, 7);
        assertThat(bursts.stream().mapToInt(List::size).sum()).isGreaterThan(49);
    }

    @Test
    void nobodyAsksForFramesWhenNothingHappens() {
        feed.offer(1);
        frames.after(Duration.ofMillis(200));
        frames.after(Duration.ofMillis(200));

        assertThat(frames.areWanted()).isFalse();
    }

    @Test
    void whatIsTooMuchIsDroppedAndSaid() {
        for (int i = 0; i < 5_001; i++) {
            feed.offer(i);
        }
        for (int i = 0; i < 5; i++) {
            frames.after(Duration.ofMillis(100));
        }

        assertThat(bursts.stream().mapToInt(List::size).sum()).isEqualTo(5_000);
        assertThat(losses.getFirst()).isTrue();
    }

    @Test
    void aLongBurstIsSpreadOverSeveralFrames() {
        for (int i = 0; i < 4_500; i++) {
            feed.offer(i);
        }
        for (int i = 0; i < 3; i++) {
            frames.after(Duration.ofMillis(100));
        }

        assertThat(bursts).extracting(List::size).containsExactly(2_000, 2_000, 500);
        assertThat(losses).containsOnly(false);
    }
}
