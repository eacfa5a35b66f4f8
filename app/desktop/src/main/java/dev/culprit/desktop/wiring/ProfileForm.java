package dev.culprit.desktop.wiring;

import dev.culprit.desktop.models.Keys;
import dev.culprit.llm.chat.ModelLimits;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.Provider;
import dev.culprit.ui.services.ModelSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A profile as a person fills it in, and as it is stored.
public final class ProfileForm {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");
    private static final Pattern ANALYST = Pattern.compile("built-?in", Pattern.CASE_INSENSITIVE);

    private ProfileForm() {}

    static ModelSettings.Profile of(ModelProfile profile, Keys keys) {
        return new ModelSettings.Profile(
                profile.name(),
                profile.provider().key(),
                profile.model(),
                Optional.of(profile.endpoint())
                        .filter(it -> !it.equals(profile.provider().usualEndpoint()))
                        .map(URI::toString),
                keys.place(profile.name(), profile.endpoint()).isPresent(),
                profile.limits().calls(),
                profile.limits().tokens(),
                profile.limits().usd(),
                known(profile.prices().in()),
                known(profile.prices().out()));
    }

    private static Optional<BigDecimal> known(BigDecimal price) {
        return Optional.of(price).filter(it -> it.signum() > 0);
    }

    /// @param before the stored profile of that name; what no form shows is kept from it
    /// @throws IllegalArgumentException with a sentence for the user
    public static ModelProfile read(ModelSettings.Profile form, Optional<ModelProfile> before) {
        if (!NAME.matcher(form.name()).matches() || ANALYST.matcher(form.name()).matches()) {
            throw new IllegalArgumentException(
                    "A name has up to 40 letters, digits, spaces, dots and hyphens, begins with a"
                            + " letter or digit, and is not builtin.");
        }
        if (form.model().isBlank()) {
            throw new IllegalArgumentException("Name the model, as its provider calls it.");
        }
        Provider provider =
                Provider.of(form.provider())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no provider "
                                                + form.provider()
                                                + "; there is "
                                                + providers()
                                                + "."));
        ModelProfile usual = ModelProfile.of(form.name(), provider, form.model().strip());
        ModelProfile kept =
                before.filter(it -> it.provider() == provider)
                        .map(it -> settled(usual, it))
                        .orElse(usual);
        return kept.at(endpoint(form, provider))
                .withLimits(
                        new ModelLimits(form.calls(), form.tokens(), form.costUsd()),
                        new Prices(
                                form.priceIn().orElse(BigDecimal.ZERO),
                                form.priceOut().orElse(BigDecimal.ZERO)));
    }

    private static ModelProfile settled(ModelProfile usual, ModelProfile before) {
        return new ModelProfile(
                usual.name(),
                usual.provider(),
                usual.model(),
                usual.endpoint(),
                usual.keyName(),
                usual.limits(),
                usual.prices(),
                before.timeouts(),
                before.streaming(),
                before.contextTokens(),
                before.temperature(),
                before.headers());
    }

    private static URI endpoint(ModelSettings.Profile form, Provider provider) {
        Optional<String> given = form.endpoint().map(String::strip).filter(it -> !it.isEmpty());
        try {
            return given.isPresent() ? new URI(given.get()) : provider.usualEndpoint();
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException("The endpoint is no http or https address.");
        }
    }

    public static String providers() {
        return Arrays.stream(Provider.values())
                .map(Provider::key)
                .collect(Collectors.joining(", "));
    }
}
