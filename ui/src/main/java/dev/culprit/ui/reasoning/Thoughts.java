package dev.culprit.ui.reasoning;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.Thought;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.ui.fx.Frames;
import dev.culprit.ui.fx.Pacer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What models are writing at this moment, at most ten times a second on the screen. Keeps the newest
/// text of each question and nothing of a question that is answered.
public final class Thoughts {
    private final Map<About, String> latest = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor screen;
    private final Pacer pacer;
    private final ReadOnlyObjectWrapper<Map<About, String>> shown =
            new ReadOnlyObjectWrapper<>(Map.of());

    /// @param hypothesis empty when the question is about the whole case
    public record About(InvestigationId investigation, Optional<HypothesisId> hypothesis) {}

    public Thoughts(Executor screen, Frames frames) {
        this.screen = screen;
        this.pacer = new Pacer(frames, this::drain);
    }

    /// Called on the models' threads; never waits.
    public void offer(Thought thought) {
        var about = new About(thought.investigation(), thought.hypothesis());
        if (thought.soFar().isBlank()) {
            latest.remove(about);
        } else {
            latest.put(about, thought.soFar());
        }
        schedule();
    }

    /// The answer is in; the log has it.
    public void answered(InvestigationId investigation, Optional<HypothesisId> hypothesis) {
        if (latest.remove(new About(investigation, hypothesis)) != null) {
            schedule();
        }
    }

    /// Nobody will answer any more.
    public void ended(InvestigationId investigation) {
        if (latest.keySet().removeIf(about -> about.investigation().equals(investigation))) {
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            screen.execute(pacer::request);
        }
    }

    private void drain() {
        scheduled.set(false);
        shown.set(Map.copyOf(latest));
    }

    /// Never blank.
    public ReadOnlyObjectProperty<Map<About, String>> shown() {
        return shown.getReadOnlyProperty();
    }
}
