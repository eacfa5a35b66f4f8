package dev.culprit.connector.cloud.databricks;

import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.net.URI;

/// SQL warehouses of Databricks workspaces, with a personal or a service's access token.
public final class DatabricksProvider implements SourceProvider {
    static final SourceField ENDPOINT = SourceField.required("endpoint");
    static final SourceField WAREHOUSE = SourceField.required("warehouse");
    static final SourceField CATALOG = SourceField.required("catalog");
    static final SourceField SCHEMA = SourceField.optional("schema");
    static final SourceField TOKEN = SourceField.secret("access_token", true);
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    @Override
    public SourceType type() {
        return SourceType.of(
                "databricks",
                "Databricks",
                ENDPOINT,
                WAREHOUSE,
                CATALOG,
                SCHEMA,
                TOKEN,
                ALLOW_HTTP);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        URI endpoint = Addresses.read(ENDPOINT.name(), profile.setting(ENDPOINT));
        String schema = profile.setting(SCHEMA);
        Statements statements =
                new Statements(
                        URI.create(endpoint.toString().replaceAll("/+$", "")),
                        secrets.secret(TOKEN.name()).reveal(),
                        profile.setting(WAREHOUSE),
                        profile.setting(CATALOG),
                        schema,
                        profile.flag(ALLOW_HTTP));
        return new DatabricksConnector(new SourceId(profile.name()), schema, statements);
    }
}
