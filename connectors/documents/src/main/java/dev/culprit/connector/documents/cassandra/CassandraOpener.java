package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.connector.kit.extract.RecordSourceOpener;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Connects to a cluster.
public final class CassandraOpener implements RecordSourceOpener {
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final int PORT = 9042;
    private static final Duration REQUEST = Duration.ofSeconds(60);

    @Override
    public RecordSource open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String hosts = profile.setting(CassandraProvider.HOSTS);
        String keyspace = profile.setting(CassandraProvider.KEYSPACE);
        String user = profile.setting(CassandraProvider.USER);
        SourceId source = new SourceId("cassandra://" + hosts.replace(" ", "") + "/" + keyspace);
        CassandraFailures failures = new CassandraFailures(source);
        CqlSessionBuilder builder =
                CqlSession.builder()
                        .withApplicationName("culprit")
                        .withClassLoader(CassandraOpener.class.getClassLoader())
                        .withConfigLoader(settings(profile))
                        .addContactPoints(places(hosts));
        String datacenter = profile.setting(CassandraProvider.DATACENTER);
        if (!datacenter.isEmpty()) {
            builder.withLocalDatacenter(datacenter);
        }
        if (!user.isEmpty()) {
            builder.withAuthCredentials(
                    user, secrets.secret(CassandraProvider.PASSWORD.name()).reveal());
        }
        try {
            CqlSession session = builder.build();
            return new CassandraRecords(
                    source, session, CqlIdentifier.fromInternal(keyspace), user, failures);
        } catch (DriverException failure) {
            throw failures.of(failure);
        }
    }

    /// The driver's usual two seconds are too short for reading tables.
    private static DriverConfigLoader settings(SourceProfile profile) {
        Duration connect = Duration.ofSeconds(profile.number(CassandraProvider.CONNECT_SECONDS));
        String consistency =
                profile.setting(CassandraProvider.CONSISTENCY).toUpperCase(Locale.ROOT);
        ProgrammaticDriverConfigLoaderBuilder settings =
                DriverConfigLoader.programmaticBuilder(CassandraOpener.class.getClassLoader())
                        .withString(DefaultDriverOption.SESSION_NAME, "culprit")
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST)
                        .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, connect)
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, connect)
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, connect)
                        .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, REQUEST)
                        .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
                        // They quote keys of rows.
                        .withBoolean(DefaultDriverOption.REQUEST_LOG_WARNINGS, false)
                        .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
                        .withInt(DefaultDriverOption.NETTY_IO_SIZE, 2)
                        .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 100)
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, 3000)
                        .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 100)
                        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, 3000)
                        .withString(
                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                DefaultConsistencyLevel.valueOf(consistency).name());
        if (profile.setting(CassandraProvider.DATACENTER).isEmpty()) {
            settings.withString(
                    DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS,
                    "DcInferringLoadBalancingPolicy");
        }
        if (profile.flag(CassandraProvider.TLS)) {
            settings.withString(
                            DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, "DefaultSslEngineFactory")
                    .withBoolean(DefaultDriverOption.SSL_HOSTNAME_VALIDATION, true);
        }
        return settings.build();
    }

    private static List<InetSocketAddress> places(String hosts) throws ConnectorException {
        List<InetSocketAddress> places = new ArrayList<>();
        for (String host : hosts.split(",")) {
            Matcher parts = HOST.matcher(host.strip());
            if (!parts.matches()) {
                throw new ConnectorException(
                        FailureKind.REJECTED, host + " is no host or host:port.");
            }
            int port = parts.group(2) == null ? PORT : Integer.parseInt(parts.group(2));
            if (port > 65_535) {
                throw new ConnectorException(FailureKind.REJECTED, port + " is no port.");
            }
            places.add(new InetSocketAddress(parts.group(1), port));
        }
        return places;
    }
}
