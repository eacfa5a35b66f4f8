package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.cloud.query.Asking;
import dev.culprit.connector.kit.ConnectorOpener;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import java.io.File;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.sparkproject.io.grpc.ManagedChannel;
import org.sparkproject.io.grpc.Metadata;
import org.sparkproject.io.grpc.netty.GrpcSslContexts;
import org.sparkproject.io.grpc.netty.NettyChannelBuilder;
import org.sparkproject.io.grpc.stub.MetadataUtils;
import org.sparkproject.io.netty.handler.ssl.SslContext;
import org.sparkproject.io.netty.handler.ssl.SslContextBuilder;

/// Connects to a server of Spark Connect.
public final class SparkOpener implements ConnectorOpener {
    private static final Pattern HOST = Pattern.compile("\\[[0-9A-Fa-f:]+]|[A-Za-z0-9._-]+");
    private static final int LAST_PORT = 65_535;
    private static final int LARGEST_MESSAGE = 128 << 20;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    static {
        // Rows come in memory outside of the heap. On a new JDK this library takes it only when
        // told
        // to, under names that are those of the plug-in's copy alone.
        System.setProperty("org.sparkproject.io.netty.noUnsafe", "false");
        System.setProperty("org.sparkproject.io.netty.tryReflectionSetAccessible", "true");
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String host = profile.setting(SparkProvider.HOST).strip();
        if (!HOST.matcher(host).matches()) {
            throw rejected(host + " is no host.");
        }
        String token = secrets.secret(SparkProvider.TOKEN.name()).reveal();
        boolean tls = profile.flag(SparkProvider.TLS);
        if (!token.isEmpty() && !tls && !Addresses.isLoopback(host)) {
            throw rejected("A token goes to another machine over TLS only; set tls.");
        }
        long port = profile.number(SparkProvider.PORT);
        if (port < 1 || port > LAST_PORT) {
            throw rejected(port + " is no port.");
        }
        String place = host + ":" + port;
        SparkSession session =
                new SparkSession(
                        channel(place, token, tls, profile.setting(SparkProvider.CERTIFICATE)),
                        profile.setting(SparkProvider.USER),
                        profile.setting(SparkProvider.CATALOG),
                        profile.setting(SparkProvider.SCHEMA));
        try {
            Deadline deadline =
                    Deadline.in(Duration.ofSeconds(profile.number(SparkProvider.CONNECT_SECONDS)));
            Asking.uninterrupted("Spark", () -> session.open(deadline));
        } catch (ConnectorException failure) {
            session.close();
            throw failure.kind() == FailureKind.TIMEOUT
                    ? new ConnectorException(
                            FailureKind.UNREACHABLE, place + " does not answer.", failure)
                    : failure;
        }
        return new SparkConnector(
                new SourceId("spark://" + place), session, profile.list(SparkProvider.SCHEMAS));
    }

    /// @param token empty for none
    /// @param certificate a file with whom to trust; empty for those whom the JDK trusts
    static ManagedChannel channel(String place, String token, boolean tls, String certificate)
            throws ConnectorException {
        Metadata headers = new Metadata();
        if (!token.isEmpty()) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }
        try {
            NettyChannelBuilder channel =
                    NettyChannelBuilder.forTarget("dns:///" + place)
                            .directExecutor()
                            .maxInboundMessageSize(LARGEST_MESSAGE)
                            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
            return (tls ? channel.sslContext(trust(certificate)) : channel.usePlaintext()).build();
        } catch (IllegalArgumentException unknownForm) {
            throw new ConnectorException(
                    FailureKind.REJECTED, place + " is no address.", unknownForm);
        }
    }

    private static SslContext trust(String certificate) throws ConnectorException {
        try {
            SslContextBuilder trust = GrpcSslContexts.forClient();
            if (!certificate.isEmpty()) {
                trust.trustManager(new File(certificate));
            }
            return trust.build();
        } catch (SSLException | IllegalArgumentException unreadable) {
            throw new ConnectorException(
                    FailureKind.REJECTED, certificate + " holds no certificate.", unreadable);
        }
    }

    private static ConnectorException rejected(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
