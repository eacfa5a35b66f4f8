package dev.culprit.connector.cloud.gcs;

import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.cloud.objects.CacheLimits;
import dev.culprit.connector.cloud.objects.ObjectStoreConnector;
import dev.culprit.connector.kit.LocalFolders;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/// Buckets of Google Cloud Storage.
public final class GcsProvider implements SourceProvider {
    static final SourceField BUCKET = SourceField.required("bucket");
    static final SourceField PREFIX = SourceField.optional("prefix");
    static final SourceField SERVICE_ACCOUNT = SourceField.secret("service_account", false);
    static final SourceField ACCESS_TOKEN = SourceField.secret("access_token", false);
    static final SourceField ENDPOINT =
            SourceField.optional("endpoint", "https://storage.googleapis.com");
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_only";

    private final Path cache;
    private final LocalFolders folders;

    /// @param cache where copies are kept
    public GcsProvider(Path cache, LocalFolders folders) {
        this.cache = cache;
        this.folders = folders;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "gcs",
                "Google Cloud Storage",
                BUCKET,
                PREFIX,
                SERVICE_ACCOUNT,
                ACCESS_TOKEN,
                ENDPOINT,
                ALLOW_HTTP,
                CacheLimits.MOST_FILES,
                CacheLimits.MOST_MEGABYTES,
                CacheLimits.COPY_SECONDS);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        URI endpoint = Addresses.read(ENDPOINT.name(), profile.setting(ENDPOINT));
        GoogleApi api =
                new GoogleApi(
                        "GCS",
                        URI.create(endpoint.toString().replaceAll("/+$", "")),
                        SCOPE,
                        secrets.secret(SERVICE_ACCOUNT.name()),
                        secrets.secret(ACCESS_TOKEN.name()),
                        profile.flag(ALLOW_HTTP),
                        InstantSource.system());
        String prefix = profile.setting(PREFIX).replaceAll("^/+|/+$", "");
        return ObjectStoreConnector.open(
                profile.name(),
                new GcsStore(api, profile.setting(BUCKET), prefix.isEmpty() ? "" : prefix + "/"),
                CacheLimits.of(profile),
                cache,
                folders);
    }
}
