package dev.culprit.desktop.wiring;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextBook;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.ui.services.EnteredChanges;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's door to what people entered about sources.
final class HomeEnteredChanges implements EnteredChanges {
    private static final Logger LOG = LoggerFactory.getLogger(HomeEnteredChanges.class);

    private final ContextBook book;

    HomeEnteredChanges(ContextBook book) {
        this.book = book;
    }

    @Override
    public List<Change> of(String source) {
        try {
            return book.entered(source);
        } catch (SettingsException damaged) {
            LOG.warn("No entered events: {}", damaged.getMessage());
            return List.of();
        }
    }

    @Override
    public Optional<String> enter(String source, Change change) {
        return kept(() -> book.enter(source, change));
    }

    @Override
    public Optional<String> remove(String source, String id) {
        return kept(() -> book.remove(source, id));
    }

    private static Optional<String> kept(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (SettingsException damaged) {
            return Optional.of(damaged.getMessage());
        }
    }
}
