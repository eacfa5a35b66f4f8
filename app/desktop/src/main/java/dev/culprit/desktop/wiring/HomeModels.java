package dev.culprit.desktop.wiring;

import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.desktop.models.Keys;
import dev.culprit.desktop.models.MaskingKey;
import dev.culprit.desktop.models.ModelProfiles;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.ConnectionCheck;
import dev.culprit.llm.Models;
import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.steps.AssistedReasoner;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models of one home folder: each profile is a reasoner, the built-in analyst with that model at its
/// side. Settings are read anew each time, so a profile is there as soon as it is saved.
public final class HomeModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeModels.class);

    private final ModelProfiles profiles;
    private final Keys keys;
    private final MaskingKey maskingKey;
    private final Reasoner analyst;
    private final InstantSource clock;
    private Optional<Models> models = Optional.empty();

    /// @param environment where keys are looked for
    HomeModels(Home home, Map<String, String> environment, Reasoner analyst, InstantSource clock) {
        this.profiles = new ModelProfiles(home.models());
        this.keys = new Keys(home.secrets(), environment);
        this.maskingKey = new MaskingKey(home.maskingKey(), new SecureRandom());
        this.analyst = analyst;
        this.clock = clock;
    }

    public ModelProfiles profiles() {
        return profiles;
    }

    public Keys keys() {
        return keys;
    }

    /// The built-in analyst first. Damaged settings leave it alone there, so that work can go on.
    List<Reasoner> reasoners() {
        List<Reasoner> all = new ArrayList<>(List.of(analyst));
        try {
            for (ModelProfile profile : profiles.all()) {
                all.add(assisted(profile));
            }
        } catch (SettingsException damaged) {
            LOG.warn("No models: {}", damaged.getMessage());
        }
        return all;
    }

    Optional<AssistedReasoner> assisted(String name) {
        return profiles.find(name).map(this::assisted);
    }

    private AssistedReasoner assisted(ModelProfile profile) {
        return AssistedReasoner.with(opened(), keyed(profile), analyst, this::masking);
    }

    /// One for each investigation, all with this machine's key.
    Masking masking() {
        return Masking.with(maskingKey.bytes());
    }

    /// Knows what the tokens in that case stand for.
    Masking revealing(CaseFile file) {
        return AssistedReasoner.revealing(file, masking());
    }

    /// *Test connection*: asks the model one tiny question.
    public ConnectionCheck check(ModelProfile profile) {
        return opened().check(keyed(profile), new Cancellation());
    }

    /// A key is sent where the provider needs one, and wherever else there is one for that profile.
    private ModelProfile keyed(ModelProfile profile) {
        boolean hasOne = keys.place(profile.name(), profile.endpoint()).isPresent();
        return hasOne ? profile.withKey(profile.name()) : profile;
    }

    private synchronized Models opened() {
        Models open =
                models.orElseGet(
                        () -> new Models(this::key, this::localOnly, clock, new SecureRandom()));
        models = Optional.of(open);
        return open;
    }

    private Optional<String> key(String name) {
        return profiles.find(name).flatMap(profile -> keys.find(name, profile.endpoint()));
    }

    /// A switch that cannot be read counts as on.
    private boolean localOnly() {
        try {
            return profiles.localOnly();
        } catch (SettingsException damaged) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        models.ifPresent(Models::close);
    }
}
