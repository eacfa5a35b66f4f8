package dev.culprit.connector.cloud.s3;

import dev.culprit.connector.cloud.objects.CacheLimits;
import dev.culprit.connector.cloud.objects.ObjectStoreConnector;
import dev.culprit.connector.kit.LocalFolders;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Buckets of S3 and of stores that speak its protocol, such as MinIO, Ceph and R2.
public final class S3Provider implements SourceProvider {
    static final SourceField BUCKET = SourceField.required("bucket");
    static final SourceField PREFIX = SourceField.optional("prefix");
    static final SourceField REGION = SourceField.optional("region", "us-east-1");
    static final SourceField ENDPOINT = SourceField.optional("endpoint");
    static final SourceField STYLE = SourceField.choice("style", "auto", "path", "virtual_host");
    static final SourceField ACCESS_KEY = SourceField.optional("access_key");
    static final SourceField SECRET_KEY = SourceField.secret("secret_key", false);
    static final SourceField SESSION_TOKEN = SourceField.secret("session_token", false);
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    private static final Pattern ADDRESS = Pattern.compile("s3://([^/?#@]+)(/[^?#]*)?");

    private final Path cache;
    private final LocalFolders folders;
    private final Map<String, String> environment;

    /// @param cache where copies are kept
    /// @param environment `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`,
    ///     `AWS_REGION` and `AWS_ENDPOINT_URL_S3` count for an address `s3://bucket/prefix`
    public S3Provider(Path cache, LocalFolders folders, Map<String, String> environment) {
        this.cache = cache;
        this.folders = folders;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "s3",
                "S3",
                BUCKET,
                PREFIX,
                REGION,
                ENDPOINT,
                STYLE,
                ACCESS_KEY,
                SECRET_KEY,
                SESSION_TOKEN,
                ALLOW_HTTP,
                CacheLimits.MOST_FILES,
                CacheLimits.MOST_MEGABYTES,
                CacheLimits.COPY_SECONDS);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!address.toLowerCase(Locale.ROOT).startsWith("s3://")) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "An S3 address is s3://bucket/prefix and nothing more; credentials come from"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or from a source that is"
                            + " set up.");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put(BUCKET.name(), parts.group(1));
        settings.put(PREFIX.name(), parts.group(2) == null ? "" : parts.group(2));
        take(settings, ACCESS_KEY, "AWS_ACCESS_KEY_ID");
        take(settings, REGION, "AWS_REGION");
        take(settings, ENDPOINT, "AWS_ENDPOINT_URL_S3");
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(address, "s3", settings),
                        Map.of(
                                SECRET_KEY.name(),
                                secret("AWS_SECRET_ACCESS_KEY"),
                                SESSION_TOKEN.name(),
                                secret("AWS_SESSION_TOKEN"))));
    }

    private void take(Map<String, String> settings, SourceField field, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            settings.put(field.name(), value);
        }
    }

    private Secret secret(String variable) {
        return Secret.of(environment.getOrDefault(variable, ""));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        S3Settings settings =
                new S3Settings(
                        profile.setting(BUCKET),
                        profile.setting(PREFIX),
                        profile.setting(REGION),
                        profile.setting(ENDPOINT),
                        S3Settings.Style.valueOf(profile.setting(STYLE).toUpperCase(Locale.ROOT)),
                        profile.setting(ACCESS_KEY),
                        secrets.secret(SECRET_KEY.name()),
                        secrets.secret(SESSION_TOKEN.name()),
                        profile.flag(ALLOW_HTTP));
        return ObjectStoreConnector.open(
                profile.name(),
                new S3Store(settings, InstantSource.system()),
                CacheLimits.of(profile),
                cache,
                folders);
    }
}
