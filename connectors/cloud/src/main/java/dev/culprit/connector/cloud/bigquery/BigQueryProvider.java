package dev.culprit.connector.cloud.bigquery;

import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.net.URI;
import java.time.InstantSource;

/// BigQuery projects, with the key of a service account or an access token.
public final class BigQueryProvider implements SourceProvider {
    static final SourceField PROJECT = SourceField.optional("project");
    static final SourceField DATASETS = SourceField.optional("datasets");
    static final SourceField LOCATION = SourceField.optional("location");
    static final SourceField SERVICE_ACCOUNT = SourceField.secret("service_account", false);
    static final SourceField ACCESS_TOKEN = SourceField.secret("access_token", false);
    static final SourceField MOST_GIGABYTES = SourceField.number("most_gigabytes_billed", 100);
    static final SourceField ENDPOINT =
            SourceField.optional("endpoint", "https://bigquery.googleapis.com");
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";
    private static final long GIGABYTE = 1L << 30;

    @Override
    public SourceType type() {
        return SourceType.of(
                "bigquery",
                "BigQuery",
                PROJECT,
                DATASETS,
                LOCATION,
                SERVICE_ACCOUNT,
                ACCESS_TOKEN,
                MOST_GIGABYTES,
                ENDPOINT,
                ALLOW_HTTP);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        URI endpoint = Addresses.read(ENDPOINT.name(), profile.setting(ENDPOINT));
        GoogleApi api =
                new GoogleApi(
                        BigQueryConnector.LABEL,
                        URI.create(endpoint.toString().replaceAll("/+$", "")),
                        SCOPE,
                        secrets.secret(SERVICE_ACCOUNT.name()),
                        secrets.secret(ACCESS_TOKEN.name()),
                        profile.flag(ALLOW_HTTP),
                        InstantSource.system());
        String project =
                profile.setting(PROJECT).isEmpty() ? api.project() : profile.setting(PROJECT);
        if (project.isEmpty()) {
            api.close();
            throw new ConnectorException(
                    FailureKind.REJECTED, "BigQuery needs the setting project.");
        }
        return new BigQueryConnector(
                new SourceId(profile.name()),
                new BigQuerySettings(
                        project,
                        profile.list(DATASETS),
                        profile.setting(LOCATION),
                        profile.number(MOST_GIGABYTES) * GIGABYTE),
                api);
    }
}
