package dev.culprit.connector.kit.http;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Where requests may go. Addresses come from people, but also from imported workspaces, redirects
/// and answers; none of these may turn this machine into someone's way into its own network.
///
/// @param allowHttp whether plain HTTP may leave this machine
/// @param redirectHosts hosts, in lower case, that a redirect may name besides the one that sent it
public record Addresses(boolean allowHttp, Set<String> redirectHosts) {
    /// HTTPS only, and only to the host that was asked.
    public static final Addresses STRICT = new Addresses(false, Set.of());

    public Addresses {
        redirectHosts = Set.copyOf(redirectHosts);
    }

    /// Reads an address that a person gave; `https://` is added when there is no scheme.
    ///
    /// @param setting what to call it in a complaint
    public static URI read(String setting, String address) throws ConnectorException {
        String text = address.strip();
        try {
            URI uri = new URI(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getFragment() != null) {
                throw rejected(setting + " is not an address of the form https://host: " + text);
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw rejected(setting + " is not an address of the form https://host: " + text);
        }
    }

    /// @throws ConnectorException `REJECTED` when requests must not go there
    void require(URI uri) throws ConnectorException {
        String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || !Set.of("http", "https").contains(scheme)) {
            throw rejected(uri + " is no address that Culprit calls.");
        }
        if (scheme.equals("http") && !allowHttp && !isLoopback(host)) {
            throw rejected(
                    "Culprit does not speak plain HTTP with "
                            + host
                            + "; use https, or switch allow_http on for this source.");
        }
    }

    /// @throws ConnectorException `REJECTED` when the redirect leads elsewhere
    void requireRedirect(URI from, URI to) throws ConnectorException {
        require(to);
        boolean downgrade = from.getScheme().equals("https") && !to.getScheme().equals("https");
        String host = to.getHost().toLowerCase(Locale.ROOT);
        if (downgrade || !(sameHost(from, to) || redirectHosts.contains(host))) {
            throw rejected(
                    from.getHost() + " redirects to " + to.getHost() + ", which is not allowed.");
        }
    }

    static boolean sameHost(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost());
    }

    /// Whether the host is this machine, IPv6 in brackets.
    public static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
    }

    private static ConnectorException rejected(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
