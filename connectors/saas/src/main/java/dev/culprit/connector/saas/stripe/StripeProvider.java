package dev.culprit.connector.saas.stripe;

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

/// Stripe accounts, by a restricted key.
public final class StripeProvider implements SourceProvider {
    static final SourceField ADDRESS = SourceField.optional("address", "https://api.stripe.com");
    static final SourceField KEY = SourceField.secret("key", true);

    private final Path cache;

    /// @param cache where extracts are kept
    public StripeProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of("stripe", "Stripe", ExtractSpec.after(ADDRESS, KEY));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        JsonHost host = JsonHost.of("Stripe", profile.setting(ADDRESS), JsonHost.DEFAULT_PATIENCE);
        return ExtractConnector.open(
                new StripeRecords(host, profile.name(), secrets.secret(KEY.name())),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
