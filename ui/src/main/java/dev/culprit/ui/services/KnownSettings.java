package dev.culprit.ui.services;

import static dev.culprit.ui.services.Setting.SYSTEM;

import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.ui.services.Setting.Section;
import java.util.List;
import java.util.Optional;

/// Every setting there is: the settings page, `culprit config` and whoever obeys them read this list.
public final class KnownSettings {
    private static final Limits USUAL = Limits.of(Profile.STANDARD);

    public static final Setting THEME =
            Setting.choice("theme", Section.APPEARANCE, SYSTEM, "light", "dark", "high-contrast");

    /// Size of texts and of what holds them, in percent.
    public static final Setting SCALE = Setting.whole("scale", Section.APPEARANCE, 100, 100, 200);

    public static final Setting MOTION =
            Setting.choice("motion", Section.APPEARANCE, SYSTEM, Setting.ON, Setting.OFF);

    public static final Setting LANGUAGE =
            Setting.choice("language", Section.REGION, SYSTEM, "en", "de");

    /// In which zone the times of the log are shown; times of data are shown as the data has them.
    public static final Setting ZONE =
            new Setting("zone", Section.REGION, new Setting.Kind.Zone(), "UTC");

    public static final Setting PROFILE =
            Setting.choice("profile", Section.INVESTIGATION, "standard", "safe", "deep", "own");

    public static final Setting HYPOTHESES = limit("hypotheses", USUAL.hypotheses(), 1, 20);
    public static final Setting QUERIES = limit("queries", USUAL.queries(), 5, 1_000);
    public static final Setting QUERIES_PER_HYPOTHESIS =
            limit("queries-per-hypothesis", USUAL.queriesPerHypothesis(), 1, 50);
    public static final Setting RETRIES = limit("retries", USUAL.retries(), 0, 10);
    public static final Setting FAILURES = limit("failures", USUAL.consecutiveFailures(), 1, 50);
    public static final Setting SECONDS =
            limit("seconds", USUAL.wallClock().toSeconds(), 10, 86_400);
    public static final Setting QUERY_SECONDS =
            limit("query-seconds", USUAL.queryTimeout().toSeconds(), 1, 3_600);
    public static final Setting ROWS = limit("rows", USUAL.rows(), 100, 1_000_000);

    /// In investigations that the window starts.
    public static final Setting APPROVAL =
            Setting.choice("approval", Section.APPROVAL, "ask", "auto", "deny");

    /// In investigations without a window, where nobody may be there to be asked.
    public static final Setting APPROVAL_COMMAND =
            Setting.choice("approval.command-line", Section.APPROVAL, "auto", "ask", "deny");

    public static final Setting NOTIFICATIONS =
            Setting.flag("notifications", Section.NOTIFICATION, true);

    /// Kept with the profiles of the models, which obey it.
    public static final Setting LOCAL_MODELS =
            Setting.flag("models.local-only", Section.PRIVACY, false);

    public static final List<Setting> ALL =
            List.of(
                    THEME,
                    SCALE,
                    MOTION,
                    LANGUAGE,
                    ZONE,
                    PROFILE,
                    HYPOTHESES,
                    QUERIES,
                    QUERIES_PER_HYPOTHESIS,
                    RETRIES,
                    FAILURES,
                    SECONDS,
                    QUERY_SECONDS,
                    ROWS,
                    APPROVAL,
                    APPROVAL_COMMAND,
                    NOTIFICATIONS,
                    LOCAL_MODELS);

    private KnownSettings() {}

    /// Own limits hold where the profile is `own`.
    private static Setting limit(String name, long standard, long least, long most) {
        return Setting.whole("limits." + name, Section.INVESTIGATION, standard, least, most);
    }

    public static Optional<Setting> find(String key) {
        return ALL.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
