package dev.culprit.ui.services;

import dev.culprit.core.event.InvestigationId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The models a person has set up, and what they are told. Calls that reach a network or a disk block;
/// the window makes them on a background thread.
public interface ModelSettings {

    /// @param provider one of [#providers]
    /// @param endpoint base address; empty for the provider's own
    /// @param hasKey whether a key is stored for it; the key itself is never shown
    /// @param calls most calls per investigation
    /// @param tokens most tokens per investigation
    /// @param costUsd most money per investigation, in US dollars
    /// @param priceIn US dollars per million tokens sent; empty when unknown
    /// @param priceOut US dollars per million tokens received; empty when unknown
    record Profile(
            String name,
            String provider,
            String model,
            Optional<String> endpoint,
            boolean hasKey,
            int calls,
            long tokens,
            BigDecimal costUsd,
            Optional<BigDecimal> priceIn,
            Optional<BigDecimal> priceOut) {}

    /// What came of a connection test, as a sentence.
    record Check(boolean works, String sentence) {}

    /// A prompt file as it is sent.
    record PromptText(String name, String version, String text) {}

    /// Names of providers a profile can have, for example `anthropic`.
    List<String> providers();

    /// By name.
    List<Profile> profiles();

    /// Stores a profile under its name; answers with a sentence when something in it is not valid.
    ///
    /// @param key a new key; empty keeps the stored one
    Optional<String> save(Profile profile, Optional<String> key);

    void remove(String name);

    /// Asks the model one tiny question.
    Check check(String name);

    /// Whether only servers on this machine may be asked.
    boolean localOnly();

    void localOnly(boolean only);

    List<PromptText> prompts();

    /// The first question of an investigation word for word, as it would be sent; empty before it is
    /// measured.
    Optional<String> preview(InvestigationId investigation, String profile);

    /// The text with masked values as they are on this machine.
    String revealed(InvestigationId investigation, String text);
}
