package dev.culprit.desktop.wiring;

import dev.culprit.core.query.Connector;
import dev.culprit.core.query.Connectors;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.desktop.sources.FileSecretStore;
import dev.culprit.desktop.sources.SourceProfiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the source for a location as a user gives it: the name of one that was set up, else an
/// address that one of the providers understands. Passwords of addresses stay in memory; what is
/// written down of an address has none.
public final class SourceLocations implements Connectors {
    private static final Pattern PASSWORD = Pattern.compile("(?i)([?&])password=([^&]*)&?");

    /// H2 and SQL Server separate settings by semicolons.
    private static final Pattern SETTING =
            Pattern.compile("(?i);(?:password|pwd)=(?:\\{[^}]*}|[^;]*)");

    private static final Pattern LOGIN = Pattern.compile("(?<=://)([^/@:?]+):[^/@?]*@");

    private final List<SourceProvider> providers;
    private final SourceProfiles profiles;
    private final FileSecretStore secrets;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /// @param providers asked for an address in this order
    SourceLocations(
            List<SourceProvider> providers, SourceProfiles profiles, FileSecretStore secrets) {
        this.providers = List.copyOf(providers);
        this.profiles = profiles;
        this.secrets = secrets;
    }

    /// All kinds of sources that can be set up.
    public List<SourceType> types() {
        return providers.stream().map(SourceProvider::type).toList();
    }

    public SourceProfiles profiles() {
        return profiles;
    }

    public FileSecretStore secrets() {
        return secrets;
    }

    public Optional<SourceType> type(String id) {
        return types().stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /// The plug-in that sources of a type need and that is not installed.
    public Optional<String> missingPlugin(String type) {
        return providers.stream()
                .filter(provider -> provider.type().id().equals(type))
                .findFirst()
                .flatMap(SourceProvider::missingPlugin);
    }

    /// Takes an address apart with the provider that understands it.
    ///
    /// @return empty when none does
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        for (SourceProvider provider : providers) {
            Optional<SourceAddress> read = provider.read(address);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    /// Why nothing can be opened at a location, as a sentence; nothing is reached for it.
    public Optional<String> problem(String location) {
        try {
            return configured(location).isPresent() || read(location).isPresent()
                    ? Optional.empty()
                    : Optional.of(unknown(location));
        } catch (ConnectorException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    @Override
    public Connector open(String location) throws ConnectorException {
        Optional<SourceProfile> configured = configured(location);
        if (configured.isPresent()) {
            return open(configured.get(), secrets.of(location));
        }
        Optional<SourceAddress> read = read(passwords.getOrDefault(location, location));
        if (read.isEmpty()) {
            throw new ConnectorException(FailureKind.REJECTED, unknown(location));
        }
        return open(read.get().profile(), read.get().asSecrets());
    }

    private String unknown(String location) {
        return location.startsWith("jdbc:")
                ? "Culprit cannot read " + kind(location) + "; it reads " + labels() + "."
                : "There is no source and no folder " + location + " to read data from.";
    }

    /// Opens a source that is set up, or about to be.
    public Connector open(SourceProfile profile, Secrets ofProfile) throws ConnectorException {
        SourceProvider provider = provider(profile.type());
        Optional<String> problem = provider.type().problem(profile);
        if (problem.isPresent()) {
            throw new ConnectorException(FailureKind.REJECTED, problem.get());
        }
        return provider.open(profile, ofProfile);
    }

    @Override
    public String storable(String location) {
        if (!location.contains("://") && !location.startsWith("jdbc:")) {
            return location;
        }
        String clean = SETTING.matcher(location).replaceAll("");
        clean = PASSWORD.matcher(clean).replaceAll("$1").replaceAll("[?&]$", "");
        clean = LOGIN.matcher(clean).replaceAll("$1@");
        if (!clean.equals(location)) {
            passwords.put(clean, location);
        }
        return clean;
    }

    private Optional<SourceProfile> configured(String name) throws ConnectorException {
        try {
            return profiles.find(name);
        } catch (SettingsException damaged) {
            throw new ConnectorException(FailureKind.REJECTED, damaged.getMessage(), damaged);
        }
    }

    private SourceProvider provider(String type) throws ConnectorException {
        return providers.stream()
                .filter(provider -> provider.type().id().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new ConnectorException(
                                FailureKind.UNSUPPORTED,
                                "There is no kind of source " + type + "."));
    }

    private String labels() {
        return providers.stream()
                .map(provider -> provider.type().label())
                .collect(Collectors.joining(", "));
    }

    private static String kind(String url) {
        int end = url.indexOf(':', 5);
        return end < 0 ? url : url.substring(0, end + 1);
    }
}
