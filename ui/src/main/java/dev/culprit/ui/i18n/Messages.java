package dev.culprit.ui.i18n;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// Texts of the window, from the bundles in `resources/i18n`.
public final class Messages {
    private static final String ROOT = "dev.culprit.resources.i18n.";

    /// Without it a machine that speaks German would answer German where English was asked for.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    /// The languages that have all texts.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale locale;
    private final ZoneId zone;
    private final List<ResourceBundle> bundles;

    public Messages(Locale locale) {
        this(
                locale,
                ZoneOffset.UTC,
                List.of(
                        ResourceBundle.getBundle(ROOT + "window", locale, NO_FALLBACK),
                        ResourceBundle.getBundle(ROOT + "case", locale, NO_FALLBACK),
                        ResourceBundle.getBundle(ROOT + "settings", locale, NO_FALLBACK),
                        ResourceBundle.getBundle(ROOT + "library", locale, NO_FALLBACK)));
    }

    private Messages(Locale locale, ZoneId zone, List<ResourceBundle> bundles) {
        this.locale = locale;
        this.zone = zone;
        this.bundles = bundles;
    }

    /// The same texts, for times in another zone.
    public Messages in(ZoneId other) {
        return new Messages(locale, other, bundles);
    }

    /// The zone that times of the log are written in.
    public ZoneId zone() {
        return zone;
    }

    /// The zone's short name at a moment, for example `UTC` or `MEZ`.
    public String zoneName(Instant at) {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC")
                ? "UTC"
                : DateTimeFormatter.ofPattern("z", locale).withZone(zone).format(at);
    }

    /// The first of the languages that is wanted and there; English where none is.
    ///
    /// @param wanted a language tag, or anything else for the machine's own
    public static Messages of(String wanted, Locale ofMachine) {
        Locale asked =
                LANGUAGES.stream()
                        .filter(language -> language.toLanguageTag().equals(wanted))
                        .findFirst()
                        .orElse(ofMachine);
        boolean known =
                LANGUAGES.stream()
                        .anyMatch(language -> language.getLanguage().equals(asked.getLanguage()));
        return new Messages(known ? asked : Locale.ENGLISH);
    }

    /// The language and region that texts and figures are written in.
    public Locale locale() {
        return locale;
    }

    /// The text of a key that need not be there.
    public Optional<String> find(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .map(bundle -> bundle.getString(key));
    }

    /// @param arguments fill `{0}`, `{1}` .. of the text
    /// @throws MissingResourceException when no bundle has the key
    public String get(String key, Object... arguments) {
        for (ResourceBundle bundle : bundles) {
            if (bundle.containsKey(key)) {
                String text = bundle.getString(key);
                return arguments.length == 0
                        ? text
                        : new MessageFormat(text, locale).format(arguments);
            }
        }
        throw new MissingResourceException("No text for " + key, "Messages", key);
    }
}
