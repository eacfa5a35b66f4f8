package dev.culprit.ui.fx;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that is made when it is first asked for. Screen's thread only.
public final class Late<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    public Late(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    /// Empty when nobody asked yet.
    public Optional<T> made() {
        return made;
    }
}
