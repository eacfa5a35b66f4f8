package dev.culprit.ui.testing;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.services.ModelSettings;
import java.util.List;
import java.util.Optional;

/// Nobody has set up a model.
final class NoModels implements ModelSettings {
    @Override
    public List<String> providers() {
        return List.of();
    }

    @Override
    public List<Profile> profiles() {
        return List.of();
    }

    @Override
    public Optional<String> save(Profile profile, Optional<String> key) {
        return Optional.empty();
    }

    @Override
    public void remove(String name) {}

    @Override
    public Check check(String name) {
        return new Check(false, "");
    }

    @Override
    public boolean localOnly() {
        return false;
    }

    @Override
    public void localOnly(boolean only) {}

    @Override
    public List<PromptText> prompts() {
        return List.of();
    }

    @Override
    public Optional<String> preview(InvestigationId investigation, String profile) {
        return Optional.empty();
    }

    @Override
    public String revealed(InvestigationId investigation, String text) {
        return text;
    }
}
