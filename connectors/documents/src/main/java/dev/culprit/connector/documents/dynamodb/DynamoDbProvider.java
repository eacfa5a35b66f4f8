package dev.culprit.connector.documents.dynamodb;

import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tables of DynamoDB, and of servers that speak its protocol.
public final class DynamoDbProvider implements SourceProvider {
    static final String ID = "dynamodb";
    static final SourceField REGION = SourceField.optional("region", "us-east-1");
    static final SourceField ENDPOINT = SourceField.optional("endpoint");
    static final SourceField ACCESS_KEY = SourceField.required("access_key");
    static final SourceField SECRET_KEY = SourceField.secret("secret_key", true);
    static final SourceField SESSION_TOKEN = SourceField.secret("session_token", false);
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    private static final Pattern ADDRESS =
            Pattern.compile("dynamodb://([a-z0-9-]+)(?:/([A-Za-z0-9_.,-]+))?");

    private final Path cache;
    private final Map<String, String> environment;

    /// @param cache where extracts are kept
    /// @param environment `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and
    ///     `AWS_ENDPOINT_URL_DYNAMODB` count for an address `dynamodb://region/table,table`
    public DynamoDbProvider(Path cache, Map<String, String> environment) {
        this.cache = cache;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                ID,
                "DynamoDB",
                ExtractSpec.after(
                        REGION, ENDPOINT, ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, ALLOW_HTTP));
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!address.toLowerCase(Locale.ROOT).startsWith("dynamodb:")) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "A DynamoDB address is dynamodb://region/table,table and nothing more;"
                            + " credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or"
                            + " from a source that is set up.");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put(REGION.name(), parts.group(1));
        settings.put(ExtractSpec.OBJECTS.name(), parts.group(2) == null ? "" : parts.group(2));
        settings.put(ACCESS_KEY.name(), environment.getOrDefault("AWS_ACCESS_KEY_ID", ""));
        settings.put(ENDPOINT.name(), environment.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(address, ID, settings),
                        Map.of(
                                SECRET_KEY.name(),
                                secret("AWS_SECRET_ACCESS_KEY"),
                                SESSION_TOKEN.name(),
                                secret("AWS_SESSION_TOKEN"))));
    }

    private Secret secret(String variable) {
        return Secret.of(environment.getOrDefault(variable, ""));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        DynamoDbSettings settings =
                new DynamoDbSettings(
                                profile.setting(REGION),
                                profile.setting(ENDPOINT),
                                profile.setting(ACCESS_KEY),
                                secrets.secret(SECRET_KEY.name()),
                                secrets.secret(SESSION_TOKEN.name()),
                                profile.flag(ALLOW_HTTP))
                        .usable();
        List<String> tables = profile.list(ExtractSpec.OBJECTS);
        return ExtractConnector.open(
                new DynamoDbRecords(settings, tables, new Service(settings)),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
