package dev.culprit.connector.documents.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How to reach a database. A driver's address could name a proxy, a class or a compressor; only what
/// stands here goes on.
///
/// @param hosts `host` or `host:port`; one without port when `srv`
/// @param srv whether the one host is looked up as a service record
/// @param authDatabase where the login is kept; empty for `admin`
/// @param replicaSet empty for none
record MongoSettings(
        List<String> hosts,
        boolean srv,
        String database,
        String user,
        Secret password,
        String authDatabase,
        String replicaSet,
        boolean tls,
        int connectSeconds) {
    static final int DEFAULT_CONNECT_SECONDS = 10;
    private static final int DEFAULT_PORT = 27017;
    private static final int READ_SECONDS = 120;

    MongoSettings {
        hosts = List.copyOf(hosts);
    }

    SourceId source() {
        return new SourceId(
                (srv ? "mongodb+srv://" : "mongodb://") + String.join(",", hosts) + "/" + database);
    }

    /// Reads go to a secondary where there is one, so that an investigation does not load the server
    /// that writes.
    MongoClientSettings client() throws ConnectorException {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder()
                        .applicationName("culprit")
                        .readPreference(ReadPreference.secondaryPreferred())
                        .retryWrites(false)
                        .applyToSslSettings(ssl -> ssl.enabled(tls || srv))
                        .applyToConnectionPoolSettings(pool -> pool.maxSize(4))
                        .applyToSocketSettings(socket ->
                                socket.connectTimeout(connectSeconds, TimeUnit.SECONDS)
                                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS));
        List<ServerAddress> addresses = addresses();
        settings.applyToClusterSettings(cluster -> {
            if (srv) {
                cluster.srvHost(hosts.getFirst());
            } else {
                cluster.hosts(addresses);
            }
            if (!replicaSet.isEmpty()) {
                cluster.requiredReplicaSetName(replicaSet);
            }
            cluster.serverSelectionTimeout(connectSeconds, TimeUnit.SECONDS);
        });
        if (!user.isEmpty()) {
            settings.credential(
                    MongoCredential.createCredential(
                            user,
                            authDatabase.isEmpty() ? "admin" : authDatabase,
                            password.reveal().toCharArray()));
        }
        return settings.build();
    }

    private List<ServerAddress> addresses() throws ConnectorException {
        List<ServerAddress> addresses = new ArrayList<>();
        for (String host : srv ? List.<String>of() : hosts) {
            if (!host.matches("(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?")) {
                throw new ConnectorException(
                        FailureKind.REJECTED, host + " is no host or host:port.");
            }
            boolean hasPort = host.matches(".*:\\d{1,5}") && !host.endsWith("]");
            addresses.add(
                    hasPort ? new ServerAddress(host) : new ServerAddress(host, DEFAULT_PORT));
        }
        if (hosts.isEmpty() || (srv && hosts.size() != 1)) {
            throw new ConnectorException(FailureKind.REJECTED, "MongoDB needs a host.");
        }
        return addresses;
    }
}
