package dev.culprit.ui.fx;

import dev.culprit.core.event.EventStoreException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does off the screen's thread what may wait, and hands the answer back on it.
///
/// @param unexpected the sentence shown when an action ends in a bug; the bug itself still reaches the
///     handler of uncaught exceptions
public record Background(Executor worker, Executor screen, String unexpected) {

    /// On a virtual thread per action.
    public static Background virtual(String unexpected) {
        return new Background(
                task -> Thread.ofVirtual().name("window-action").start(task),
                new FxThread(),
                unexpected);
    }

    /// @param action answers with a sentence when it was not possible
    /// @param then gets that sentence on the screen's thread
    public void run(Supplier<Optional<String>> action, Consumer<Optional<String>> then) {
        worker.execute(() -> {
            Optional<String> answer = Optional.of(unexpected);
            try {
                answer = action.get();
            } catch (EventStoreException broken) {
                answer = Optional.of(broken.getMessage());
            } finally {
                Optional<String> result = answer;
                screen.execute(() -> then.accept(result));
            }
        });
    }
}
