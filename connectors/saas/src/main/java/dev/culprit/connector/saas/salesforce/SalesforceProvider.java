package dev.culprit.connector.saas.salesforce;

import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;

/// Salesforce organisations, by an access token or by client credentials of a connected app.
public final class SalesforceProvider implements SourceProvider {
    static final SourceField ADDRESS = SourceField.required("address");
    static final SourceField VERSION = SourceField.optional("api_version", "v62.0");
    static final SourceField CLIENT_ID = SourceField.optional("client_id");
    static final SourceField CLIENT_SECRET = SourceField.secret("client_secret", false);
    static final SourceField ACCESS_TOKEN = SourceField.secret("access_token", false);

    private final Path cache;

    /// @param cache where extracts are kept
    public SalesforceProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "salesforce",
                "Salesforce",
                ExtractSpec.after(ADDRESS, VERSION, CLIENT_ID, CLIENT_SECRET, ACCESS_TOKEN));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String version = profile.setting(VERSION);
        if (!version.matches("v\\d{2,3}\\.\\d")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "api_version is like v62.0, not " + version + ".");
        }
        JsonHost host =
                JsonHost.of("Salesforce", profile.setting(ADDRESS), JsonHost.DEFAULT_PATIENCE);
        SalesforceLogin login =
                new SalesforceLogin(
                        host,
                        profile.setting(CLIENT_ID),
                        secrets.secret(CLIENT_SECRET.name()),
                        secrets.secret(ACCESS_TOKEN.name()));
        return ExtractConnector.open(
                new SalesforceRecords(host, version, login),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
