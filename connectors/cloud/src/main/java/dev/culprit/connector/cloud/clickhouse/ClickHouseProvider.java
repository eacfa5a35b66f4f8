package dev.culprit.connector.cloud.clickhouse;

import dev.culprit.connector.cloud.query.Asking;
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

/// ClickHouse servers and its cloud service.
public final class ClickHouseProvider implements SourceProvider {
    static final SourceField ENDPOINT = SourceField.required("endpoint");
    static final SourceField DATABASE = SourceField.optional("database", "default");
    static final SourceField USER = SourceField.optional("user", "default");
    static final SourceField PASSWORD = SourceField.secret("password", false);
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    @Override
    public SourceType type() {
        return SourceType.of(
                "clickhouse", "ClickHouse", ENDPOINT, DATABASE, USER, PASSWORD, ALLOW_HTTP);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        URI endpoint = Addresses.read(ENDPOINT.name(), profile.setting(ENDPOINT));
        if (endpoint.getRawQuery() != null) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "endpoint is https://host:port without settings of the server.");
        }
        String path = endpoint.getRawPath().isEmpty() ? "/" : "";
        URI root = URI.create(endpoint + path);
        String database = profile.setting(DATABASE);
        ClickHouseServer server =
                Asking.uninterrupted(
                        ClickHouseServer.LABEL,
                        () ->
                                new ClickHouseServer(
                                        root,
                                        database,
                                        profile.setting(USER),
                                        secrets.secret(PASSWORD.name()),
                                        profile.flag(ALLOW_HTTP)));
        return new ClickHouseConnector(new SourceId(profile.name()), database, server);
    }
}
