package dev.culprit.ui.testing;

import dev.culprit.ui.services.Storage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A log of two megabytes and a cache of thirty, until it is cleaned.
final class ScriptedStorage implements Storage {
    private final AtomicLong cache = new AtomicLong(30_000_000);

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("store", 2_000_000, false),
                new Part("cache", cache.get(), true),
                new Part("settings", 12_000, false));
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public long clean() {
        return cache.getAndSet(0);
    }
}
