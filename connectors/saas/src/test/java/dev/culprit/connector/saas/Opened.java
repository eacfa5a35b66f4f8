package dev.culprit.connector.saas;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.util.List;
import java.util.Map;

/// Opens sources and queries them.
public final class Opened {
    private Opened() {}

    public static Connector open(
            SourceProvider provider, Map<String, String> settings, Map<String, String> secrets)
            throws ConnectorException {
        SourceProfile profile = new SourceProfile("mine", provider.type().id(), settings);
        if (provider.type().problem(profile).isPresent()) {
            throw new AssertionError(provider.type().problem(profile).get());
        }
        return provider.open(
                profile,
                field -> secrets.containsKey(field) ? Secret.of(secrets.get(field)) : Secret.NONE);
    }

    public static QueryResult run(Connector connector, String sql) throws Exception {
        return connector.run(Permitted.query(sql));
    }

    public static List<List<String>> cells(Connector connector, String sql) throws Exception {
        return run(connector, sql).rows().stream().map(Row::cells).toList();
    }
}
