package dev.culprit.connector.cloud.hdfs;

import dev.culprit.connector.cloud.objects.CacheLimits;
import dev.culprit.connector.cloud.objects.ObjectStoreConnector;
import dev.culprit.connector.kit.LocalFolders;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Folders of a Hadoop file system whose WebHDFS interface is switched on.
public final class WebHdfsProvider implements SourceProvider {
    static final SourceField ENDPOINT = SourceField.required("endpoint");
    static final SourceField PATH = SourceField.required("path");
    static final SourceField USER = SourceField.optional("user");
    static final SourceField DELEGATION = SourceField.secret("delegation_token", false);
    static final SourceField DATA_NODES = SourceField.optional("data_nodes");
    static final SourceField ALLOW_HTTP = SourceField.flag("allow_http", false);

    private final Path cache;
    private final LocalFolders folders;

    /// @param cache where copies are kept
    public WebHdfsProvider(Path cache, LocalFolders folders) {
        this.cache = cache;
        this.folders = folders;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "webhdfs",
                "HDFS",
                ENDPOINT,
                PATH,
                USER,
                DELEGATION,
                DATA_NODES,
                ALLOW_HTTP,
                CacheLimits.MOST_FILES,
                CacheLimits.MOST_MEGABYTES,
                CacheLimits.COPY_SECONDS);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        URI endpoint = Addresses.read(ENDPOINT.name(), profile.setting(ENDPOINT));
        String path = "/" + profile.setting(PATH).replaceAll("^/+|/+$", "");
        if (Arrays.asList(path.split("/")).contains("..")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "path is a folder of HDFS without .. in it.");
        }
        WebHdfsStore store =
                new WebHdfsStore(
                        URI.create(endpoint.toString().replaceAll("/+$", "")),
                        path.equals("/") ? "" : path,
                        profile.setting(USER),
                        secrets.secret(DELEGATION.name()),
                        new Addresses(profile.flag(ALLOW_HTTP), hosts(profile.list(DATA_NODES))));
        return ObjectStoreConnector.open(
                profile.name(), store, CacheLimits.of(profile), cache, folders);
    }

    private static Set<String> hosts(List<String> names) {
        return names.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
