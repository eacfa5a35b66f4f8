package dev.culprit.ui.services;

import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What was decided about each of the [KnownSettings]. Answers are always valid: what is stored and is
/// no value counts as not stored, and is told by [#damaged].
public final class Settings {
    private final Preferences preferences;
    private final List<Consumer<Setting>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Setting, String> told = new HashMap<>();

    /// A stored text that is no value of its setting.
    public record Damaged(Setting setting, String stored) {}

    public Settings(Preferences preferences) {
        this.preferences = preferences;
        KnownSettings.ALL.forEach(setting -> told.put(setting, get(setting)));
    }

    public String get(Setting setting) {
        return preferences.get(setting.key()).flatMap(setting::read).orElse(setting.standard());
    }

    public boolean isOn(Setting setting) {
        return get(setting).equals(Setting.ON);
    }

    public int number(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    /// Whether something else than the usual was decided.
    public boolean isSet(Setting setting) {
        return preferences.get(setting.key()).flatMap(setting::read).isPresent();
    }

    /// Decides for good, at once.
    ///
    /// @return whether it is remembered beyond this run
    /// @throws IllegalArgumentException when that is no value of it
    public boolean set(Setting setting, String value) {
        String valid =
                setting.read(value)
                        .orElseThrow(() ->
                                new IllegalArgumentException(value + " for " + setting.key()));
        boolean kept = preferences.put(setting.key(), valid);
        refresh();
        return kept;
    }

    /// Goes back to the usual.
    ///
    /// @return whether it is remembered beyond this run
    public boolean unset(Setting setting) {
        boolean kept = preferences.remove(setting.key());
        refresh();
        return kept;
    }

    /// What is stored and not valid.
    public List<Damaged> damaged() {
        return KnownSettings.ALL.stream()
                .flatMap(setting ->
                        preferences
                                .get(setting.key())
                                .filter(text -> setting.read(text).isEmpty())
                                .map(text -> new Damaged(setting, text))
                                .stream())
                .toList();
    }

    /// Tells of each setting that has another value than before, on the thread that changes it.
    public void onChange(Consumer<Setting> listener) {
        listeners.add(listener);
    }

    /// No longer tells this listener.
    public void forget(Consumer<Setting> listener) {
        listeners.remove(listener);
    }

    /// Looks whether another process has changed something.
    public void refresh() {
        for (Setting setting : KnownSettings.ALL) {
            if (isNews(setting)) {
                listeners.forEach(listener -> listener.accept(setting));
            }
        }
    }

    private synchronized boolean isNews(Setting setting) {
        String now = get(setting);
        return !now.equals(told.put(setting, now));
    }

    public ExecutionProfile profile() {
        return ExecutionProfile.valueOf(get(KnownSettings.PROFILE).toUpperCase(Locale.ROOT));
    }

    public Limits limits(ExecutionProfile profile) {
        return switch (profile) {
            case SAFE -> Limits.of(Profile.SAFE);
            case STANDARD -> Limits.of(Profile.STANDARD);
            case DEEP -> Limits.of(Profile.DEEP);
            case OWN -> own();
        };
    }

    private Limits own() {
        return new Limits(
                number(KnownSettings.HYPOTHESES),
                number(KnownSettings.QUERIES),
                number(KnownSettings.QUERIES_PER_HYPOTHESIS),
                number(KnownSettings.RETRIES),
                number(KnownSettings.FAILURES),
                number(KnownSettings.ROWS),
                Duration.ofSeconds(number(KnownSettings.SECONDS)),
                Duration.ofSeconds(number(KnownSettings.QUERY_SECONDS)));
    }

    /// @param setting one of those about approval
    public ApprovalMode approval(Setting setting) {
        return ApprovalMode.valueOf(get(setting).toUpperCase(Locale.ROOT));
    }

    /// The zone for times of the log.
    public ZoneId zone() {
        String zone = get(KnownSettings.ZONE);
        return zone.equals(Setting.SYSTEM) ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    /// A language tag; empty for the machine's own.
    public Optional<String> language() {
        return Optional.of(get(KnownSettings.LANGUAGE)).filter(tag -> !tag.equals(Setting.SYSTEM));
    }
}
