package dev.culprit.ui.testing;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.services.ModelSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Settings in memory: one model that works; models whose name holds "broken" do not.
public final class ScriptedModels implements ModelSettings {
    public static final String TOKEN = "email#3f2a9c01d4";
    public static final String VALUE = "ada@example.org";

    private final Map<String, Profile> profiles = new TreeMap<>();
    private final List<String> keys = new ArrayList<>();
    private boolean localOnly;

    ScriptedModels() {
        profiles.put(
                ScriptedModel.NAME,
                new Profile(
                        ScriptedModel.NAME,
                        "anthropic",
                        "claude-sonnet",
                        Optional.empty(),
                        true,
                        60,
                        400_000,
                        new BigDecimal("2.00"),
                        Optional.of(new BigDecimal("3")),
                        Optional.of(new BigDecimal("15"))));
    }

    @Override
    public List<String> providers() {
        return List.of("anthropic", "openai", "openai-compatible", "ollama");
    }

    @Override
    public synchronized List<Profile> profiles() {
        return profiles.values().stream().sorted(Comparator.comparing(Profile::name)).toList();
    }

    @Override
    public synchronized Optional<String> save(Profile profile, Optional<String> key) {
        if (profile.provider().equals("openai-compatible") && profile.endpoint().isEmpty()) {
            return Optional.of("A compatible server needs an address.");
        }
        key.ifPresent(keys::add);
        profiles.put(profile.name(), profile);
        return Optional.empty();
    }

    /// The keys that were handed over, in order.
    public synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public synchronized void remove(String name) {
        profiles.remove(name);
    }

    @Override
    public Check check(String name) {
        return name.contains("broken")
                ? new Check(false, "The key was rejected. Check it with the provider.")
                : new Check(true, "It answers: claude-sonnet, in 0.4 s.");
    }

    @Override
    public synchronized boolean localOnly() {
        return localOnly;
    }

    @Override
    public synchronized void localOnly(boolean only) {
        localOnly = only;
    }

    @Override
    public List<PromptText> prompts() {
        return List.of(
                new PromptText("hypotheses", "1", "Task: propose what else may have caused it."),
                new PromptText("query", "2", "Task: write one SELECT."));
    }

    @Override
    public Optional<String> preview(InvestigationId investigation, String profile) {
        return Optional.of(ScriptedModel.PROMPT);
    }

    @Override
    public String revealed(InvestigationId investigation, String text) {
        return text.replace(TOKEN, VALUE);
    }
}
