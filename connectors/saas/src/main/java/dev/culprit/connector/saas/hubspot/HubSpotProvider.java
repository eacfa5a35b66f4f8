package dev.culprit.connector.saas.hubspot;

import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;

/// HubSpot accounts, by the token of a private app.
public final class HubSpotProvider implements SourceProvider {
    static final SourceField ADDRESS = SourceField.optional("address", "https://api.hubapi.com");
    static final SourceField TOKEN = SourceField.secret("token", true);

    private final Path cache;

    /// @param cache where extracts are kept
    public HubSpotProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of("hubspot", "HubSpot", ExtractSpec.after(ADDRESS, TOKEN));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        JsonHost host = JsonHost.of("HubSpot", profile.setting(ADDRESS), JsonHost.DEFAULT_PATIENCE);
        return ExtractConnector.open(
                new HubSpotRecords(host, profile.name(), secrets.secret(TOKEN.name())),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
