package dev.culprit.ui.notice;

import dev.culprit.ui.fx.Background;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something a person decided that is not done yet, so that it can be taken back. It is done or taken
/// back, once.
public final class Postponed {
    private final Background background;
    private final Supplier<Optional<String>> act;
    private final Consumer<Optional<String>> then;
    private final Runnable takeBack;
    private boolean settled;

    /// @param act does it; answers with a sentence when it was not possible
    /// @param then gets that sentence on the screen's thread
    /// @param takeBack shows again what was hidden
    public Postponed(
            Background background,
            Supplier<Optional<String>> act,
            Consumer<Optional<String>> then,
            Runnable takeBack) {
        this.background = background;
        this.act = act;
        this.then = then;
        this.takeBack = takeBack;
    }

    void act() {
        settle(() -> background.run(act, then));
    }

    /// Does it before it returns, for a window that closes. Screen's thread.
    void actNow() {
        settle(() -> then.accept(act.get()));
    }

    void takeBack() {
        settle(takeBack);
    }

    private void settle(Runnable way) {
        if (!settled) {
            settled = true;
            way.run();
        }
    }
}
