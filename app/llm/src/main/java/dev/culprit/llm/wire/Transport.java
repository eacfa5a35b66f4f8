package dev.culprit.llm.wire;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The connections of all models: HTTP/1.1, no redirects, no cookies. This machine is never asked for
/// through a proxy.
public final class Transport implements AutoCloseable {
    private final HttpClient client;
    private final BooleanSupplier localOnly;
    private final InstantSource clock;

    /// @param localOnly asked before each call; when true, only this machine is talked to
    public Transport(BooleanSupplier localOnly, InstantSource clock) {
        this.localOnly = localOnly;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .proxy(new RemoteOnly(Optional.ofNullable(ProxySelector.getDefault())))
                        .build();
    }

    HttpClient client() {
        return client;
    }

    boolean localOnly() {
        return localOnly.getAsBoolean();
    }

    InstantSource clock() {
        return clock;
    }

    /// Ends calls that are under way.
    @Override
    public void close() {
        client.shutdownNow();
    }

    private static final class RemoteOnly extends ProxySelector {
        private final Optional<ProxySelector> usual;

        private RemoteOnly(Optional<ProxySelector> usual) {
            this.usual = usual;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return HostRule.isLoopback(uri.getHost())
                    ? List.of(Proxy.NO_PROXY)
                    : usual.map(it -> it.select(uri)).orElse(List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            usual.ifPresent(it -> it.connectFailed(uri, address, failure));
        }
    }
}
