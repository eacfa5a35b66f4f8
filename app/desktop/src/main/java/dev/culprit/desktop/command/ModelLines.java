package dev.culprit.desktop.command;

import dev.culprit.desktop.models.Keys;
import dev.culprit.llm.ConnectionCheck;
import dev.culprit.llm.chat.ModelProfile;
import java.util.Locale;
import java.util.Optional;

/// How models are told on the command line; never their keys.
final class ModelLines {
    private ModelLines() {}

    static String of(ModelProfile profile, Keys keys) {
        return profile.name()
                + "  "
                + profile.provider().key()
                + " "
                + profile.model()
                + " at "
                + profile.endpoint()
                + "; "
                + key(profile, keys)
                + "; up to "
                + profile.limits().calls()
                + " calls, "
                + profile.limits().tokens()
                + " tokens, "
                + String.format(Locale.ROOT, "%.2f", profile.limits().usd())
                + " USD"
                + (profile.prices().in().signum() + profile.prices().out().signum() == 0
                        ? " (no prices set)"
                        : "");
    }

    private static String key(ModelProfile profile, Keys keys) {
        Optional<String> place = keys.place(profile.name(), profile.endpoint());
        if (place.isPresent()) {
            return "key in " + place.get();
        }
        return profile.provider().needsKey()
                ? "key missing: set "
                        + Keys.variableOf(profile.name())
                        + Keys.usual(profile.endpoint()).map(name -> " or " + name).orElse("")
                        + ", or add it again with --key-stdin"
                : "no key";
    }

    static String of(ConnectionCheck.Works works) {
        return String.format(
                Locale.ROOT, "%s answers, after %d ms.", works.model(), works.latency().toMillis());
    }

    static String localOnly(boolean only) {
        return only
                ? "Local only is on: models on other machines are not asked."
                : "Local only is off.";
    }
}
