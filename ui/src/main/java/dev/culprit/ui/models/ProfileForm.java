package dev.culprit.ui.models;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ModelSettings.Profile;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The settings of a model as typed.
public final class ProfileForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty provider = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty calls = new SimpleStringProperty("");
    private final StringProperty tokens = new SimpleStringProperty("");
    private final StringProperty cost = new SimpleStringProperty("");
    private final StringProperty priceIn = new SimpleStringProperty("");
    private final StringProperty priceOut = new SimpleStringProperty("");
    private final BooleanProperty existing = new SimpleBooleanProperty();
    private final BooleanProperty hasKey = new SimpleBooleanProperty();

    /// Fills in a stored one.
    void show(Profile profile) {
        fill(profile);
        existing.set(true);
    }

    /// Begins a new one, with limits that are known to do.
    void begin(String firstProvider) {
        fill(
                new Profile(
                        "",
                        firstProvider,
                        "",
                        Optional.empty(),
                        false,
                        60,
                        400_000,
                        new BigDecimal("2.00"),
                        Optional.empty(),
                        Optional.empty()));
        existing.set(false);
    }

    private void fill(Profile profile) {
        name.set(profile.name());
        provider.set(profile.provider());
        model.set(profile.model());
        endpoint.set(profile.endpoint().orElse(""));
        key.set("");
        hasKey.set(profile.hasKey());
        calls.set(Integer.toString(profile.calls()));
        tokens.set(Long.toString(profile.tokens()));
        cost.set(profile.costUsd().toPlainString());
        priceIn.set(profile.priceIn().map(BigDecimal::toPlainString).orElse(""));
        priceOut.set(profile.priceOut().map(BigDecimal::toPlainString).orElse(""));
    }

    /// What is wrong, as a sentence.
    Optional<String> problem(Messages messages) {
        if (name.get().isBlank()) {
            return Optional.of(messages.get("models.noName"));
        }
        if (model.get().isBlank()) {
            return Optional.of(messages.get("models.noModel"));
        }
        if (whole(calls).isEmpty() || whole(calls).get() > Integer.MAX_VALUE) {
            return Optional.of(messages.get("models.wrongCalls"));
        }
        if (whole(tokens).isEmpty()) {
            return Optional.of(messages.get("models.wrongTokens"));
        }
        if (amount(cost).isEmpty()) {
            return Optional.of(messages.get("models.wrongCost"));
        }
        boolean wrongPrice =
                (!priceIn.get().isBlank() && amount(priceIn).isEmpty())
                        || (!priceOut.get().isBlank() && amount(priceOut).isEmpty());
        if (wrongPrice) {
            return Optional.of(messages.get("models.wrongPrice"));
        }
        return priceIn.get().isBlank() == priceOut.get().isBlank()
                ? Optional.empty()
                : Optional.of(messages.get("models.halfPrice"));
    }

    /// Only when there is no [#problem].
    Profile profile() {
        return new Profile(
                name.get().strip(),
                provider.get(),
                model.get().strip(),
                Optional.of(endpoint.get().strip()).filter(text -> !text.isEmpty()),
                hasKey.get() || !key.get().isBlank(),
                Math.toIntExact(whole(calls).orElseThrow()),
                whole(tokens).orElseThrow(),
                amount(cost).orElseThrow(),
                amount(priceIn),
                amount(priceOut));
    }

    /// A key that was typed.
    Optional<String> newKey() {
        return Optional.of(key.get().strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Long> whole(StringProperty field) {
        String text = field.get().strip().replace(",", "").replace(" ", "");
        return text.matches("[1-9]\\d{0,11}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<BigDecimal> amount(StringProperty field) {
        String text = field.get().strip();
        return text.matches("\\d{1,6}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    StringProperty name() {
        return name;
    }

    StringProperty provider() {
        return provider;
    }

    StringProperty model() {
        return model;
    }

    StringProperty endpoint() {
        return endpoint;
    }

    StringProperty key() {
        return key;
    }

    StringProperty calls() {
        return calls;
    }

    StringProperty tokens() {
        return tokens;
    }

    StringProperty cost() {
        return cost;
    }

    StringProperty priceIn() {
        return priceIn;
    }

    StringProperty priceOut() {
        return priceOut;
    }

    /// Whether it is stored under its name, which cannot change then.
    BooleanProperty existing() {
        return existing;
    }

    BooleanProperty hasKey() {
        return hasKey;
    }
}
