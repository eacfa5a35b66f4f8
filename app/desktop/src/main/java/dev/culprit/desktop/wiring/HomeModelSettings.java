package dev.culprit.desktop.wiring;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.ConnectionCheck;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.prompts.PromptFile;
import dev.culprit.llm.steps.Preview;
import dev.culprit.ui.services.ModelSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's door to the models of the home folder. Settings that cannot be read are told where a
/// sentence can be answered, and logged elsewhere.
final class HomeModelSettings implements ModelSettings {
    private static final Logger LOG = LoggerFactory.getLogger(HomeModelSettings.class);

    private final HomeModels models;
    private final InvestigationDesk desk;

    HomeModelSettings(HomeModels models, InvestigationDesk desk) {
        this.models = models;
        this.desk = desk;
    }

    @Override
    public List<String> providers() {
        return Arrays.stream(Provider.values()).map(Provider::key).toList();
    }

    @Override
    public List<Profile> profiles() {
        try {
            return models.profiles().all().stream()
                    .map(each -> ProfileForm.of(each, models.keys()))
                    .toList();
        } catch (SettingsException damaged) {
            LOG.warn("No models: {}", damaged.getMessage());
            return List.of();
        }
    }

    @Override
    public Optional<String> save(Profile profile, Optional<String> key) {
        try {
            Optional<ModelProfile> before = models.profiles().find(profile.name());
            ModelProfile valid = ProfileForm.read(profile, before);
            key.filter(it -> !it.isBlank())
                    .ifPresent(it -> models.keys().store(profile.name(), it));
            models.profiles().save(valid);
            return Optional.empty();
        } catch (IllegalArgumentException | SettingsException wrong) {
            return Optional.of(sentence(wrong));
        }
    }

    private static String sentence(RuntimeException wrong) {
        String text = String.valueOf(wrong.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }

    @Override
    public void remove(String name) {
        try {
            models.profiles().remove(name);
            models.keys().remove(name);
        } catch (SettingsException damaged) {
            LOG.warn("{} is not removed: {}", name, damaged.getMessage());
        }
    }

    @Override
    public Check check(String name) {
        try {
            return models.profiles()
                    .find(name)
                    .map(models::check)
                    .map(HomeModelSettings::told)
                    .orElse(new Check(false, "There is no model " + name + "."));
        } catch (SettingsException damaged) {
            return new Check(false, damaged.getMessage());
        }
    }

    static Check told(ConnectionCheck check) {
        return switch (check) {
            case ConnectionCheck.Works(var model, var latency) ->
                    new Check(
                            true,
                            String.format(
                                    Locale.ROOT,
                                    "%s answers, after %d ms.",
                                    model,
                                    latency.toMillis()));
            case ConnectionCheck.Fails(_, var sentence) -> new Check(false, sentence);
        };
    }

    @Override
    public boolean localOnly() {
        try {
            return models.profiles().localOnly();
        } catch (SettingsException damaged) {
            return true;
        }
    }

    @Override
    public void localOnly(boolean only) {
        try {
            models.profiles().localOnly(only);
        } catch (SettingsException damaged) {
            LOG.warn("The switch stays as it is: {}", damaged.getMessage());
        }
    }

    @Override
    public List<PromptText> prompts() {
        return PromptFile.all().stream()
                .map(each -> new PromptText(each.name(), each.version(), each.text()))
                .toList();
    }

    @Override
    public Optional<String> preview(InvestigationId investigation, String profile) {
        InvestigationState state = desk.state(investigation);
        if (state.measurement().isEmpty()) {
            return Optional.empty();
        }
        try {
            var assisted = models.assisted(profile);
            return assisted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(assisted.get().preview(CaseFiles.measured(state)))
                            .map(Preview::text);
        } catch (SettingsException | ReasonerException unable) {
            LOG.warn("No preview: {}", unable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String revealed(InvestigationId investigation, String text) {
        InvestigationState state = desk.state(investigation);
        try {
            return state.context().isEmpty()
                    ? text
                    : models.revealing(CaseFiles.whole(state)).reveal(text);
        } catch (SettingsException damaged) {
            LOG.warn("Nothing is revealed: {}", damaged.getMessage());
            return text;
        }
    }
}
